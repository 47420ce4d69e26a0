"""The table of possible gaps, against what the examples of all kinds really give."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
import yaml

from heshi.check import Checker
from heshi.explain import gap_codes
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_text

SHEET = "sheet: s\nclaims:\n  - {{id: c, says: 主张, about: [词], {claim}}}\n"


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        ("list: [甲, 乙]", ["missing-item", "denied", "hedged", "asked", "inconsistent", "not-stated"]),
        (
            "list: {items: [甲, 乙], complete: true, ordered: true}",
            [
                "missing-item",
                "extra-item",
                "wrong-order",
                "denied",
                "hedged",
                "asked",
                "inconsistent",
                "not-stated",
            ],
        ),
        ("names: {none: [甲]}", ["wrong-name", "inconsistent", "not-stated"]),
        (
            "quote: 原话",
            ["altered-quote", "partial-quote", "denied", "hedged", "asked", "inconsistent", "not-stated"],
        ),
        ("statement: affirmed", ["denied", "hedged", "asked", "inconsistent", "not-stated"]),
        ("statement: denied", ["affirmed", "hedged", "asked", "inconsistent", "not-stated"]),
        ("statement: asked", ["affirmed", "inconsistent", "not-stated"]),
        ("text: 字", ["missing-text"]),
        ("text: {forbid: 字}", ["forbidden-text"]),
    ],
)
def test_what_is_not_asked_for_cannot_be_missed(claim: str, codes: list[str]) -> None:
    sheet = load_text(SHEET.format(claim=claim), "s.yaml", KINDS)
    assert list(gap_codes(sheet.claims[0])) == codes


@pytest.mark.parametrize("kind", KINDS)
def test_no_example_gives_a_gap_that_is_not_in_the_table(kind: str) -> None:
    table = files("heshi.kinds").joinpath("examples", f"{kind}.yaml").read_text("utf-8")
    strange = set()
    for index, group in enumerate(yaml.safe_load(table)):
        text = json.dumps({"sheet": f"{kind}-{index}", **group["sheet"]}, ensure_ascii=False, default=str)
        checker = Checker.of([load_text(text, "examples.yaml", KINDS)])
        for draft in group["drafts"]:
            for finding in checker.check(read_text(draft["text"], suffix=".md")).findings:
                possible = gap_codes(finding.claim)
                strange |= {(finding.claim.ref, gap.code) for gap in finding.gaps if gap.code not in possible}
    assert strange == set()
