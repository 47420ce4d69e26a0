"""The sentence of a source as a witness: which sentences of a draft tell it, and for which claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from heshi.check import check
from heshi.collate import claims_of
from heshi.findings import Verdict
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.reading import Reading, compile_sheet
from heshi.witness.accounts import accounts, grams, holding, likeness
from heshi.witness.clauses import passages
from heshi.witness.opposites import EXCLUSIVE
from heshi.witness.testimony import TESTIMONIES

if TYPE_CHECKING:
    from heshi.rules.model import Sheet

SOURCE = "公司营收12亿元，同比增长30%，净利润1.2亿元，同比下降5%。"


def told(source: str, draft: str) -> list[list[str]]:
    """The sentences of the draft that tell the source's only sentence, apart where each tells it whole."""
    sheet = claims_of(read_text(source, "source.txt"))
    document = read_text(draft, "draft.txt")
    reading = Reading(document, sheet, compile_sheet(sheet))
    (sentence,) = {claim.origin.text for claim in sheet.claims if claim.origin}
    found = accounts(sheet, reading, [sentence]).get(sentence, ())
    return [[span.of(document.prose) for span in account.told] for account in found]


@pytest.mark.parametrize(
    ("draft", "sentences"),
    [
        (SOURCE, [[SOURCE]]),
        (
            "公司营收13亿元，同比增长三成。净利润1.2亿元，同比下降5%。",
            [["公司营收13亿元，同比增长三成。", "净利润1.2亿元，同比下降5%。"]],
        ),
        (f"{SOURCE}\n\n{SOURCE}", [[SOURCE], [SOURCE]]),
        ("海东队昨晚3比1战胜江城队，晋级四强。", []),
    ],
    ids=["whole", "divided", "twice", "never"],
)
def test_the_sentences_that_tell_a_sentence(draft: str, sentences: list[list[str]]) -> None:
    assert told(SOURCE, draft) == sentences


def test_clauses_are_known_again_in_another_order() -> None:
    sheet = claims_of(read_text("甲公司营收12亿元；乙公司员工达到800人。", "source.txt"))
    document = read_text("乙公司员工达到900人；甲公司营收12亿元。", "draft.txt")
    reading = Reading(document, sheet, compile_sheet(sheet))
    text = next(claim.origin.text for claim in sheet.claims if claim.origin)
    (account,) = accounts(sheet, reading, [text])[text]
    pairs = [
        (
            "".join(each.of(account.source.normal) for each in one.mine),
            "".join(each.of(document.normal) for each in one.theirs),
        )
        for one in passages(account)
    ]
    assert pairs == [
        ("甲公司营收12亿元;", "甲公司营收12亿元。"),
        ("乙公司员工达到800人。", "乙公司员工达到900人;"),
    ]


def verdicts(sheet: Sheet, draft: str) -> list[tuple[str, Verdict]]:
    report = check([read_text(draft, "draft.txt")], [sheet])
    return [(finding.claim.kind, finding.verdict) for finding in report.findings()]


def test_a_claim_in_other_words_than_its_sentence_is_judged_by_its_topic() -> None:
    source = "9月25日，云帆科技宣布上调售价，星海汽车没有跟进。"
    sheet = claims_of(read_text(source, "source.txt"))
    statement = next(claim for claim in sheet.claims if claim.kind == "statement")
    draft = source.replace("上调", "下调")
    alone = replace(sheet, claims=(statement,))
    assert verdicts(alone, draft) == [("statement", Verdict.CONTRADICTED)]
    reworded = replace(alone, claims=(replace(statement, says="星海汽车并未跟着调价"),))
    assert verdicts(reworded, draft) == [("statement", Verdict.SUPPORTED)]


def test_a_claim_without_a_source_has_no_witness() -> None:
    sheet = claims_of(read_text(SOURCE, "source.txt"))
    bare = replace(sheet, claims=tuple(replace(claim, origin=None, about=()) for claim in sheet.claims[:1]))
    assert verdicts(bare, SOURCE) == [("quantity", Verdict.SUPPORTED)]


def test_likeness_and_holding() -> None:
    one, other = grams("同比增长"), grams("同比增长明显")
    assert likeness(one, one) == holding(one, other) == 1.0
    assert 0 < likeness(one, other) < 1.0
    assert likeness(one, grams("海东队")) == 0.0


def test_testimonies_are_of_kinds_that_there_are() -> None:
    assert set(TESTIMONIES) <= set(KINDS)


def test_no_word_excludes_itself() -> None:
    for sides in EXCLUSIVE:
        words = [word for side in sides for word in side]
        assert len(sides) > 1
        assert len(words) == len(set(words))
