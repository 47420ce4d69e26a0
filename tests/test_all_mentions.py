from __future__ import annotations

import datetime as dt

from heshi.all_mentions import find_mentions
from heshi.readers import read_text
from heshi.recognise.mention import MentionKind
from heshi.recognise.names import Name
from heshi.rules.model import Sheet

TODAY = dt.date(2024, 3, 15)
TEXT = "昨日，青禾科技宣布新品定价299元，首批城市包括北京、上海和成都。"


def sheet(name: str, *names: Name) -> Sheet:
    return Sheet(id=name, title=None, path=f"{name}.yaml", as_of=None, names=names, claims=())


def test_everything_in_order() -> None:
    mentions = find_mentions(read_text(TEXT, "a.md"), [sheet("a", Name("青禾科技"))], TODAY)
    found = [(mention.kind, mention.text) for mention in mentions]
    assert found == [
        (MentionKind.DATE, "昨日"),
        (MentionKind.NAME, "青禾科技"),
        (MentionKind.QUANTITY, "299元"),
        (MentionKind.LIST, "北京、上海和成都"),
    ]


def test_what_two_sheets_find_alike_is_there_once() -> None:
    document = read_text(TEXT, "a.md")
    one = find_mentions(document, [sheet("a", Name("青禾科技"))], TODAY)
    assert find_mentions(document, [sheet("a", Name("青禾科技")), sheet("b", Name("青禾科技"))], TODAY) == one


def test_without_a_sheet_there_are_no_names() -> None:
    kinds = {mention.kind for mention in find_mentions(read_text(TEXT, "a.md"))}
    assert kinds == {MentionKind.DATE, MentionKind.LIST, MentionKind.QUANTITY}
