"""What the kinds share: which place decides, what a stance makes of it, and which places tell one story."""

from __future__ import annotations

import pytest

from heshi.findings import Evidence, Finding, Gap, Verdict
from heshi.kinds import KINDS
from heshi.kinds.base import Candidate, check_distinct, decide, gap, stance_gaps
from heshi.readers import read_text
from heshi.reading import Reading, compile_sheet
from heshi.rules.load import load_text
from heshi.rules.model import Claim, ParamsError
from heshi.text.spans import Span
from heshi.topics import Topic

SHEET = """
sheet: s
names:
  北港集团: []
claims:
  - id: opens
    says: 北港集团新码头六月启用
    about: [北港集团, 启用]
    statement: affirmed
  - id: maybe
    says: 若获批，北港集团新码头预计六月启用
    about: [北港集团, 启用]
    required: false
    statement: affirmed
  - id: planned
    says: 北港集团新码头预计六月启用
    about: [北港集团, 启用]
    statement: affirmed
  - id: denied
    says: 北港集团新码头没有启用
    about: [北港集团, 启用]
    statement: denied
"""
SHEETS = load_text(SHEET, "s.yaml", KINDS)
CLAIMS = {claim.id: claim for claim in SHEETS.claims}
DRAFT = "北港集团新码头六月启用。\n\n北港集团新码头七月启用。\n\n北港集团年会八月举行。"
RIGHT, WRONG, ASIDE = Span(0, 12), Span(13, 25), Span(26, 37)
"""The sentences of the draft: the claim's story twice, and another one."""


def read(text: str) -> Reading:
    return Reading(read_text(text, "d.md"), SHEETS, compile_sheet(SHEETS))


def decided(*candidates: Candidate, claim: str = "opens") -> Finding:
    return decide(CLAIMS[claim], candidates, Topic(read(DRAFT), CLAIMS[claim]))


def found(claim: str, verdict: Verdict, gaps: tuple[Gap, ...], *evidence: tuple[str, Span]) -> Finding:
    return Finding(CLAIMS[claim], verdict, gaps, tuple(Evidence(role, at) for role, at in evidence))


def conflict(at: Span, found: str = "七月", nearness: tuple[int, ...] = (0,)) -> Candidate:
    return Candidate(Verdict.CONTRADICTED, at, (gap("wrong-date", at, "六月", found),), nearness)


def test_the_sentences_of_the_draft_stand_where_the_tests_think() -> None:
    assert read(DRAFT).sentences == (RIGHT, WRONG, ASIDE)


def test_support_is_taken_from_the_nearest_place_whatever_the_order() -> None:
    far, near = Candidate(Verdict.SUPPORTED, RIGHT, (), (3,)), Candidate(Verdict.SUPPORTED, WRONG, (), (0,))
    expected = found("opens", Verdict.SUPPORTED, (), ("support", WRONG))
    assert decided(far, near) == decided(near, far) == expected


def test_support_outweighs_what_falls_short() -> None:
    short = Candidate(Verdict.PARTIAL, WRONG, (gap("vaguer-date", WRONG, "六月", "夏天"),), (0,))
    right = Candidate(Verdict.SUPPORTED, RIGHT, (), (3,))
    assert decided(short, right) == found("opens", Verdict.SUPPORTED, (), ("support", RIGHT))


def test_what_falls_short_outweighs_silence() -> None:
    gaps = (gap("vaguer-date", WRONG, "六月", "夏天"),)
    assert decided(Candidate(Verdict.PARTIAL, WRONG, gaps)) == found(
        "opens", Verdict.PARTIAL, gaps, ("partial", WRONG)
    )


def test_a_contradiction_outweighs_support_and_makes_the_draft_inconsistent() -> None:
    right = Candidate(Verdict.SUPPORTED, RIGHT)
    gaps = (gap("wrong-date", WRONG, "六月", "七月"), gap("inconsistent", RIGHT, "六月", "七月"))
    assert decided(right, conflict(WRONG)) == found(
        "opens", Verdict.CONTRADICTED, gaps, ("conflict", WRONG), ("support", RIGHT)
    )


def test_a_conflict_that_tells_another_story_than_the_support_is_none() -> None:
    right = Candidate(Verdict.SUPPORTED, RIGHT)
    assert decided(right, conflict(ASIDE)) == found("opens", Verdict.SUPPORTED, (), ("support", RIGHT))


def test_without_support_every_story_may_contradict() -> None:
    gaps = (gap("wrong-date", ASIDE, "六月", "七月"),)
    assert decided(conflict(ASIDE)) == found("opens", Verdict.CONTRADICTED, gaps, ("conflict", ASIDE))


def test_of_conflicts_that_overlap_the_nearest_is_told_and_all_are_in_the_order_of_the_text() -> None:
    inner = Span(WRONG.start + 4, WRONG.end)
    told = decided(
        conflict(WRONG, "far", (2,)), conflict(inner, "near", (1,)), conflict(RIGHT, "first", (5,))
    )
    gaps = (gap("wrong-date", RIGHT, "六月", "first"), gap("wrong-date", inner, "六月", "near"))
    assert told == found("opens", Verdict.CONTRADICTED, gaps, ("conflict", RIGHT), ("conflict", inner))


def test_what_may_be_left_out_is_not_said_by_asking() -> None:
    asked = Candidate(Verdict.PARTIAL, RIGHT, (gap("asked", RIGHT, "", "吗"),))
    assert decided(asked, claim="maybe") == found("maybe", Verdict.MISSING, asked.gaps, ("topic", RIGHT))
    assert decided(asked, claim="opens") == found("opens", Verdict.PARTIAL, asked.gaps, ("partial", RIGHT))


def test_a_draft_that_says_nothing_has_its_gap_where_it_speaks_of_the_topic() -> None:
    gaps = (gap("not-stated", RIGHT, "北港集团新码头六月启用"),)
    assert decided() == found("opens", Verdict.MISSING, gaps, ("topic", RIGHT))


def test_a_draft_that_never_speaks_of_the_topic_has_its_gap_nowhere() -> None:
    claim = CLAIMS["opens"]
    silent = decide(claim, (), Topic(read("今天下雨。"), claim))
    assert silent == found("opens", Verdict.MISSING, (gap("not-stated", None, claim.says),))


def test_a_gap_has_a_code_of_the_table() -> None:
    with pytest.raises(KeyError):
        gap("no-such-gap", None)


@pytest.mark.parametrize(
    ("at", "share"),
    [(RIGHT, 1.0), (WRONG, 8 / 10), (ASIDE, 3 / 10)],
)
def test_kinship_is_the_share_of_the_claims_own_pairs_that_a_sentence_says(at: Span, share: float) -> None:
    topic = Topic(read(DRAFT), CLAIMS["opens"])
    assert topic.kinship(at) == topic.kinship(Span(at.start, at.start + 1)) == share


def gaps_of(claim: Claim, text: str, *, may_deny: bool = False) -> list[tuple[str, str]]:
    """The gaps of the stance at 启用 in a draft: their codes and what was found."""
    reading = read(text)
    at = reading.normal.index("启用")
    gaps = stance_gaps(claim, reading, [Span(at, at + 2)], may_deny=may_deny)
    assert all(each.at == Span(at, at + 2) and each.expected == claim.says for each in gaps)
    return [(each.code, each.found) for each in gaps]


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("opens", "北港集团新码头六月启用。", []),
        ("opens", "北港集团新码头没有启用。", [("denied", "")]),
        ("denied", "北港集团新码头没有启用。", []),
        ("opens", "北港集团新码头可能启用。", [("hedged", "可能")]),
        ("opens", "如果获批，新码头将启用。", [("hedged", "如果")]),
        ("maybe", "如果获批，新码头将启用。", []),
        ("opens", "北港集团新码头启用了吗?", [("asked", "吗")]),
        ("planned", "预计北港集团新码头启用。", []),
        ("planned", "据传北港集团新码头启用。", [("hedged", "据传")]),
    ],
)
def test_a_draft_may_be_as_unsure_as_the_claim_and_no_more(
    claim: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert gaps_of(CLAIMS[claim], text) == expected


def test_a_denial_may_be_what_is_wanted() -> None:
    assert gaps_of(CLAIMS["opens"], "北港集团新码头没有启用。", may_deny=True) == []


def test_a_text_given_twice_is_refused_in_any_width() -> None:
    check_distinct(["A组", "B组"], "items")
    with pytest.raises(ParamsError) as caught:
        check_distinct(["A组", "B组", "Ａ组"], "items")
    assert (str(caught.value), caught.value.path) == ('"Ａ组" is given twice', ("items", 2))
