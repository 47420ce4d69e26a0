"""What a draft says may stand does not count, and is told where it says so for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import heshi
from heshi.findings import DraftReport, SuppressedBy
from heshi.words import Lang

if TYPE_CHECKING:
    from heshi.rules.model import Sheets

SHEET = """\
sheet: news
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
  - id: cities
    says: 首批在北京、上海、成都开售
    about: [{any: [首批, 开售]}]
    list: [北京, 上海, 成都]
  - id: price
    says: 售价为199元
    about: [售价]
    quantity: 199元
"""
WRONG_DAY = "3月13日，青禾科技发布新品。"
FEWER = "首批在北京、上海开售。"
PRICE = "售价为199元。"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    file = tmp_path_factory.mktemp("rules") / "news.yaml"
    file.write_text(SHEET, encoding="utf-8")
    return heshi.load_sheets([file])


def check(text: str, sheets: Sheets, path: str = "draft.md") -> DraftReport:
    return heshi.check_text(text, sheets, path=path).drafts[0]


def suppressed(draft: DraftReport) -> dict[str, str]:
    """The reason for each claim whose gaps do not count."""
    return {each.claim.id: each.suppressed.reason for each in draft.findings if each.suppressed}


def open_gaps(draft: DraftReport) -> list[str]:
    """The claims that do not hold and are not suppressed."""
    return [each.claim.id for each in draft.findings if each.gaps and each.suppressed is None]


def told(draft: DraftReport) -> list[tuple[str, str, str | None]]:
    """The notices: the words of the draft that each is about, what is said, and the help."""
    assert draft.document is not None
    text = draft.document.source.text
    return [
        (
            notice.at.of(text) if notice.at else "",
            notice.problem.in_(Lang.ZH),
            notice.help.in_(Lang.ZH) if notice.help else None,
        )
        for notice in draft.notices
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", f"<!-- heshi-ignore day: 已与法务核对 -->\n\n{WRONG_DAY}\n\n{FEWER}{PRICE}"),
        ("a.md", f"<!-- heshi-ignore day: 已与法务核对 -->\n{WRONG_DAY}\n\n{FEWER}{PRICE}"),
        ("a.md", f"{WRONG_DAY}<!-- heshi-ignore day: 已与法务核对 -->\n\n{FEWER}{PRICE}"),
        ("a.md", f"前文。{WRONG_DAY} <!--heshi-ignore news/day：已与法务核对-->\n后文。\n\n{FEWER}{PRICE}"),
        ("a.md", f"<!--\nheshi-ignore day: 已与法务核对\n-->\n\n- 其一\n- {WRONG_DAY}\n\n{FEWER}{PRICE}"),
        (
            "a.md",
            f"<!-- heshi-ignore-file day: 已与法务核对 -->\n\n# 题\n\n文。\n\n{WRONG_DAY}\n\n{FEWER}{PRICE}",
        ),
        ("a.md", f"{WRONG_DAY}\n\n{FEWER}{PRICE}\n\n<!-- heshi-ignore-file day: 已与法务核对 -->"),
        ("a.md", f"---\nheshi:\n  ignore:\n    day: 已与法务核对\n---\n{WRONG_DAY}\n\n{FEWER}{PRICE}"),
        (
            "a.md",
            (
                "---\nheshi: {ignore: {day: 已与法务核对}}\ntitle: 甲: 乙\n---\n"
                f"{WRONG_DAY}\n\n{FEWER}{PRICE}"
            ),
        ),
        (
            "a.md",
            f"+++\ntitle = '题'\n[heshi.ignore]\nday = '已与法务核对'\n+++\n{WRONG_DAY}\n\n{FEWER}{PRICE}",
        ),
        ("a.txt", f"{WRONG_DAY} # heshi-ignore day: 已与法务核对\n{FEWER}{PRICE}"),
        ("a.txt", f"{WRONG_DAY}// heshi-ignore day: 已与法务核对  \r\n{FEWER}{PRICE}"),
        ("a.txt", f"# heshi-ignore day: 已与法务核对\n{WRONG_DAY}\n{FEWER}{PRICE}"),
        ("a.txt", f"<!-- heshi-ignore day: 已与法务核对 -->\n{WRONG_DAY}\n{FEWER}{PRICE}"),
    ],
)
def test_a_claim_is_suppressed_where_the_draft_says_so(path: str, text: str, sheets: Sheets) -> None:
    draft = check(text, sheets, path)
    assert suppressed(draft) == {"day": "已与法务核对"}
    assert open_gaps(draft) == ["cities"]
    assert told(draft) == []
    assert draft.document is not None
    assert "heshi" not in draft.document.prose


def test_where_it_is_written_is_kept(sheets: Sheets) -> None:
    draft = check(f"<!-- heshi-ignore day: 已核对 -->\n{WRONG_DAY}\n\n{FEWER}{PRICE}", sheets)
    note = draft.findings[0].suppressed
    assert note is not None
    assert note.at is not None
    assert draft.document is not None
    assert (note.by, note.at.of(draft.document.source.text)) == (
        SuppressedBy.DRAFT,
        "<!-- heshi-ignore day: 已核对 -->",
    )


def test_several_claims_at_once(sheets: Sheets) -> None:
    draft = check(f"<!-- heshi-ignore day, cities: 已核对 -->\n{WRONG_DAY}{FEWER}{PRICE}", sheets)
    assert suppressed(draft) == {"day": "已核对", "cities": "已核对"}


def test_a_list_is_one_block(sheets: Sheets) -> None:
    draft = check(f"<!-- heshi-ignore day, cities: 已核对 -->\n\n- {WRONG_DAY}\n- {FEWER}\n\n{PRICE}", sheets)
    assert suppressed(draft) == {"day": "已核对", "cities": "已核对"}


def test_all_suppressed_is_exit_status_0(sheets: Sheets) -> None:
    text = f"<!-- heshi-ignore-file day, cities, price: 旧稿 -->\n{WRONG_DAY}"
    assert heshi.check_text(text, sheets).exit_status() == 0


def test_the_next_block_is_no_further_one(sheets: Sheets) -> None:
    draft = check(f"<!-- heshi-ignore day: 已核对 -->\n\n文。\n\n{WRONG_DAY}\n\n{FEWER}{PRICE}", sheets)
    assert suppressed(draft) == {}
    assert open_gaps(draft) == ["day", "cities"]
    assert told(draft) == [
        ("<!-- heshi-ignore day: 已核对 -->", "heshi-ignore 没有用上：“day”在这里没有出入", None)
    ]


def test_a_gap_that_also_shows_elsewhere_stays(sheets: Sheets) -> None:
    twice = "3月13日，青禾科技发布新品。"
    text = f"<!-- heshi-ignore day: 已核对 -->\n{twice}\n\n另一处写道，{twice}\n\n{FEWER}{PRICE}"
    draft = check(text, sheets)
    places = [gap.at for gap in draft.findings[0].gaps]
    assert len(places) > 1
    assert suppressed(draft) == {}


@pytest.mark.parametrize(
    ("text", "problem", "help_"),
    [
        (
            "<!-- heshi-ignore day -->",
            "heshi-ignore 没有写明理由，不起作用",
            "写成 heshi-ignore 主张编号: 理由",
        ),
        (
            "<!-- heshi-ignore day: -->",
            "heshi-ignore 没有写明理由，不起作用",
            "写成 heshi-ignore 主张编号: 理由",
        ),
        (
            "<!-- heshi-ignore : 理由 -->",
            "heshi-ignore 没有写明是哪条主张",
            "写成 heshi-ignore 主张编号: 理由",
        ),
        (
            "<!-- heshi-ignroe day: 理由 -->",
            "看不懂这条以 heshi- 开头的注释",
            "写成 heshi-ignore 主张编号: 理由",
        ),
        (
            "<!-- heshi-ignored day: 理由 -->",
            "看不懂这条以 heshi- 开头的注释",
            "写成 heshi-ignore 主张编号: 理由",
        ),
        (
            "<!-- heshi-ignore citeis: 理由 -->",
            "heshi-ignore 没有用上：没有核对“citeis”这条主张",
            "是不是 cities？",
        ),
        ("<!-- heshi-ignore price: 理由 -->", "heshi-ignore 没有用上：“price”在这里没有出入", None),
    ],
)
def test_what_suppresses_nothing_is_told(text: str, problem: str, help_: str | None, sheets: Sheets) -> None:
    draft = check(f"{text}\n{WRONG_DAY}{FEWER}{PRICE}", sheets)
    assert suppressed(draft) == {}
    assert told(draft) == [(text, problem, help_)]


def test_a_missing_claim_is_not_in_the_next_block(sheets: Sheets) -> None:
    draft = check(f"<!-- heshi-ignore price: 不写 -->\n{WRONG_DAY}{FEWER}", sheets)
    assert told(draft) == [
        (
            "<!-- heshi-ignore price: 不写 -->",
            "heshi-ignore 没有用上：“price”在这里没有出入",
            "没有写到的主张不在任何一段里，请用 heshi-ignore-file",
        )
    ]


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("heshi: {ignore: {day: }}", "heshi-ignore 没有写明理由，不起作用"),
        ("heshi: {ignore: day}", "开头的 heshi 一栏看不懂，不起作用"),
        ("heshi: {ignore: [day}", "开头的 heshi 一栏看不懂，不起作用"),
    ],
)
def test_front_matter_that_suppresses_nothing_is_told(front: str, problem: str, sheets: Sheets) -> None:
    draft = check(f"---\n{front}\n---\n{WRONG_DAY}{FEWER}{PRICE}", sheets)
    assert suppressed(draft) == {}
    assert told(draft) == [(front, problem, "写成 heshi: {ignore: {主张编号: 理由}}")]


def test_ordinary_comments_say_nothing(sheets: Sheets) -> None:
    draft = check(f"<!-- 编者注：heshi-ignore 是什么 -->\n{WRONG_DAY}{FEWER}{PRICE}", sheets)
    assert (suppressed(draft), told(draft)) == ({}, [])
