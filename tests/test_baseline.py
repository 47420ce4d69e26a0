from __future__ import annotations

import json

import pytest

from heshi.baseline import Baseline, Entry, read, write
from heshi.check import check
from heshi.errors import UsageError
from heshi.findings import GAPS, DraftReport, SuppressedBy
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_text
from heshi.words import Lang

SHEET = """\
sheet: news
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
  - id: cities
    says: 首批在北京、上海、成都开售
    about: [{any: [首批, 开售]}]
    list: [北京, 上海, 成都]
  - id: price
    says: 售价1999元
    about: [售价]
    quantity: 1999元
  - id: colour
    says: 新品有三种颜色
    about: [颜色]
    quantity: 三种
    required: false
"""
DRAFT = "青禾科技于3月13日发布新品。首批在北京开售。\n"
GOOD = "青禾科技于3月12日发布新品。首批在北京、上海、成都开售。售价1999元。\n"
AGAIN = "; run heshi baseline again to bring it up to date"


def report(text: str = DRAFT, sheet: str = SHEET) -> DraftReport:
    loaded = load_text(sheet, "news.yaml", KINDS, gap_codes=GAPS)
    (draft,) = check([read_text(text, "a.md")], [loaded]).drafts
    return draft


def baseline(text: str = DRAFT) -> Baseline:
    return Baseline().updated([("a.md", report(text))], ())


def told(draft: DraftReport) -> tuple[list[str], list[str]]:
    """The claims that are suppressed, and the notices."""
    suppressed = [
        finding.claim.id
        for finding in draft.findings
        if finding.suppressed and finding.suppressed.by is SuppressedBy.BASELINE
    ]
    notices = [
        f"{notice.problem.en}; {notice.help.en}" if notice.help else notice.problem.en
        for notice in draft.notices
    ]
    return suppressed, notices


def test_the_findings_that_fail_are_written() -> None:
    assert [(entry.draft, entry.claim, entry.gaps) for entry in baseline().entries] == [
        ("a.md", "news/cities", ("missing-item", "missing-item")),
        ("a.md", "news/launch-day", ("wrong-date",)),
        ("a.md", "news/price", ("not-stated",)),
    ]
    assert baseline(GOOD).entries == ()


def test_what_is_known_is_suppressed() -> None:
    known = baseline().applied(report(), "a.md")
    assert told(known) == (["launch-day", "cities", "price"], [])
    assert [finding.verdict for finding in known.findings] == [
        finding.verdict for finding in report().findings
    ]


def test_another_draft_is_not_known_by_the_same_words() -> None:
    assert told(baseline().applied(report(), "copy.md")) == ([], [])


@pytest.mark.parametrize(
    ("text", "suppressed", "notices"),
    [
        (f"# 新品\n\n多了一段。\n\n{DRAFT}", ["launch-day", "cities", "price"], []),
        (
            DRAFT.replace("发布", "正式发布"),
            ["cities", "price"],
            [f"news/launch-day: the text has changed; its entry in the baseline has expired{AGAIN}"],
        ),
        (
            DRAFT.replace("在北京", "在北京、上海"),
            ["launch-day", "price"],
            [f"news/cities: the gaps are others now; their entry in the baseline has expired{AGAIN}"],
        ),
        (
            f"{DRAFT}售价1999元。\n",
            ["launch-day", "cities"],
            [f"news/price: the claim holds now; its entry in the baseline is not needed{AGAIN}"],
        ),
        (
            f"{DRAFT}售价2999元。\n",
            ["launch-day", "cities"],
            [f"news/price: the gaps are others now; their entry in the baseline has expired{AGAIN}"],
        ),
    ],
)
def test_an_entry_holds_while_its_words_do(text: str, suppressed: list[str], notices: list[str]) -> None:
    assert told(baseline().applied(report(text), "a.md")) == (suppressed, notices)


@pytest.mark.parametrize(
    ("old", "new", "suppressed", "notices"),
    [
        (
            "quantity: 1999元",
            "quantity: 2999元",
            ["launch-day", "cities"],
            [f"news/price: the claim has changed; its entry in the baseline has expired{AGAIN}"],
        ),
        (
            "id: price",
            "id: cost",
            ["launch-day", "cities"],
            [f"news/price: the sheet no longer has this claim{AGAIN}"],
        ),
        ("sheet: news", "sheet: other", [], []),
    ],
)
def test_an_entry_holds_while_its_claim_does(
    old: str, new: str, suppressed: list[str], notices: list[str]
) -> None:
    changed = report(sheet=SHEET.replace(old, new))
    assert told(baseline().applied(changed, "a.md")) == (suppressed, notices)


def test_a_claim_that_may_be_left_out_and_was_needs_no_entry() -> None:
    wrong = baseline(f"{DRAFT}新品有四种颜色。\n")
    assert [entry.claim for entry in wrong.entries if entry.claim == "news/colour"] == ["news/colour"]
    assert told(wrong.applied(report(), "a.md"))[1] == [
        f"news/colour: the claim holds now; its entry in the baseline is not needed{AGAIN}"
    ]


def test_an_update_keeps_what_the_run_has_no_say_on() -> None:
    other = Entry("b.md", "news/price", ("not-stated",), "c", None)
    sheet = Entry("a.md", "house/price", ("not-stated",), "c", None)
    gone = Entry("gone.md", "news/price", ("not-stated",), "c", None)
    solved = Entry("a.md", "news/colour", ("wrong-quantity",), "c", "t")
    before = Baseline((solved, other, sheet, gone))
    after = before.updated([("a.md", report(DRAFT))], {"gone.md"})
    assert after == Baseline((sheet, *baseline().entries, other))
    assert [notice.problem.en for notice in before.strays({"gone.md"})] == [
        "gone.md: the draft is gone; its entries in the baseline are not needed"
    ]


def test_it_is_written_sorted_and_read_back() -> None:
    entries = (
        Entry("稿件/b.md", "news/price", ("not-stated",), "c1", None),
        Entry("a.md", "news/launch-day", ("wrong-date",), "c2", "t2"),
    )
    text = write(Baseline(entries))
    assert text == (
        "{\n"
        '  "schema": "heshi-baseline/1",\n'
        '  "entries": [\n'
        "    {\n"
        '      "draft": "a.md",\n'
        '      "claim": "news/launch-day",\n'
        '      "gaps": [\n'
        '        "wrong-date"\n'
        "      ],\n"
        '      "claim_hash": "c2",\n'
        '      "text_hash": "t2"\n'
        "    },\n"
        "    {\n"
        '      "draft": "稿件/b.md",\n'
        '      "claim": "news/price",\n'
        '      "gaps": [\n'
        '        "not-stated"\n'
        "      ],\n"
        '      "claim_hash": "c1",\n'
        '      "text_hash": null\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )
    assert read(text, "heshi-baseline.json") == Baseline(entries[::-1])


def test_keys_of_a_later_heshi_are_passed_over() -> None:
    value = json.loads(write(baseline()))
    value["note"] = "以后再改"
    value["entries"][0]["note"] = "以后再改"
    assert read(json.dumps(value), "b.json") == baseline()


ENTRY = '{"draft": "a.md", "claim": "news/a", "gaps": ["denied"], "claim_hash": "c", "text_hash": "t"}'
MEND = "; mend it, or delete it and run heshi baseline again"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", f"b.json:1:1: the baseline is damaged (JSON: Expecting value){MEND}"),
        (
            "{\n<<<<<<< HEAD\n",
            (
                "b.json:2:1: the baseline is damaged"
                f" (JSON: Expecting property name enclosed in double quotes){MEND}"
            ),
        ),
        ("[]", "b.json: this is no baseline; write one with heshi baseline first"),
        ("{}", "b.json: this is no baseline; write one with heshi baseline first"),
        (
            '{"schema": "heshi-report/1"}',
            "b.json: this is no baseline; write one with heshi baseline first",
        ),
        (
            '{"schema": "heshi-baseline/2", "entries": []}',
            (
                "b.json: a baseline of the form heshi-baseline/2 cannot be read;"
                " upgrade heshi, or run heshi baseline again"
            ),
        ),
        (
            '{"schema": "heshi-baseline/1"}',
            f"b.json: the baseline is damaged (entries: Field required){MEND}",
        ),
        (
            '{"schema": "heshi-baseline/1", "entries": [' + ENTRY.replace('["denied"]', '"denied"') + "]}",
            f"b.json: the baseline is damaged (entries.0.gaps: Input should be a valid list){MEND}",
        ),
        (
            '{"schema": "heshi-baseline/1", "entries": [' + f"{ENTRY}, {ENTRY}" + "]}",
            f"b.json: the baseline has an entry twice: a.md news/a{MEND}",
        ),
        ("[" * 100_000, f"b.json: the baseline is damaged (JSON: too deep){MEND}"),
    ],
)
def test_a_damaged_file_is_told_clearly(text: str, complaint: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(text, "b.json")
    assert [mistake.in_(Lang.EN) for mistake in raised.value.mistakes] == [complaint]
