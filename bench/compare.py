"""How many known errors ``heshi.compare`` finds, and how often it accuses what only is written another way.

Run with ``python bench/compare.py [--split tune|held] [--each N] [--jobs N]``. Pairs are made of the articles
in ``fixtures`` by known edits (see ``compare_change`` and ``compare_keep``), as whole articles with one edit
and as the edited sentence alone. Articles and templates are split: whoever tunes Heshi looks at the pairs of
``tune`` alone (``--show N`` prints those that fail), and what is published are the numbers of ``held``.
Same seed, same pairs, same numbers. Two plain baselines stand beside, for scale.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from compare_change import CHANGES
from compare_keep import KEEPS
from compare_pairs import HELD, TUNE, Pair, pairs
from compare_peers import PEERS

import heshi
from heshi.errors import DraftError
from heshi.findings import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.document import Document
    from heshi.findings import Finding

TODAY: Final = dt.date(2026, 1, 1)
"""The day of the check, far from all articles."""

FOUND, ACCEPTED = 0.95, 0.97
"""What is promised of the held split: the share of changes found, and of kept meanings not accused."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair.

    Attributes:
        kind: the kind of the edit.
        flagged: of a change, whether something in the edited sentence is said to fall short; of a kept
            meaning, whether anything is.
        exact: of a change, whether that is by a verdict that an editor would want; of a kept meaning, whether
            anything is said to be contradicted.
        peers: what each baseline says, in their order.
        told: the verdicts, for looking at.
    """

    kind: str
    flagged: bool
    exact: bool
    peers: tuple[bool, ...]
    told: tuple[str, ...]


def judged(source: str, draft: str) -> tuple[tuple[Finding, ...], Document | None]:
    """Return what a draft does with a source; nothing where there is nothing to check in the source."""
    try:
        (report,) = heshi.compare(source, draft, today=TODAY).drafts
    except DraftError:
        return (), None
    return report.findings, report.document


@lru_cache(maxsize=256)
def unedited(source: str) -> frozenset[tuple[str, Verdict]]:
    """Return what is said to fall short where a text is compared with itself."""
    findings, _ = judged(source, source)
    return frozenset(_key(each) for each in findings if each.verdict is not Verdict.SUPPORTED)


def _key(finding: Finding) -> tuple[str, Verdict]:
    return finding.claim.id, finding.verdict


def judge(pair: Pair) -> Outcome:
    """Return what becomes of a pair."""
    findings, document = judged(pair.source, pair.draft)
    short = [each for each in findings if each.verdict is not Verdict.SUPPORTED]
    peers = tuple(flags(pair.source, pair.draft) for flags in PEERS.values())
    told = tuple(
        f"{each.verdict.value} {','.join(gap.code for gap in each.gaps)}: {each.claim.says}" for each in short
    )
    if pair.keeps:
        accused = any(each.verdict is Verdict.CONTRADICTED for each in short)
        return Outcome(pair.kind, bool(short), accused, peers, told)
    own = [
        each
        for each in short
        if document is not None
        and _key(each) not in unedited(pair.source)
        and _is_there(each, pair, document)
    ]
    exact = any(each.verdict.value in pair.wanted for each in own)
    return Outcome(pair.kind, bool(own), exact, peers, told)


def _is_there(finding: Finding, pair: Pair, document: Document) -> bool:
    """Return whether a finding is placed in the edited sentence, or is of its claim and has no place."""
    start, end = pair.place
    for gap in finding.gaps:
        if gap.at is not None:
            at = document.to_source(gap.at)
            if at.start < end and start < at.end:
                return True
    placeless = finding.verdict is Verdict.MISSING or all(gap.at is None for gap in finding.gaps)
    origin = finding.claim.origin
    return placeless and origin is not None and _same(origin.text, pair.sentence)


def _same(one: str, other: str) -> bool:
    """Return whether one sentence is (part of) the other; Markdown's marks do not count."""
    one, other = ("".join(filter(str.isalnum, text)) for text in (one, other))
    return one in other or other in one


# --- the table ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one kind of edit.

    Attributes:
        kind: the kind.
        total: how many pairs.
        flagged: how many are flagged.
        exact: how many with a wanted verdict, or (where the meaning is kept) with a contradiction.
        peers: how many each baseline flags.
    """

    kind: str
    total: int
    flagged: int
    exact: int
    peers: tuple[int, ...]

    @classmethod
    def of(cls, kind: str, outcomes: list[Outcome]) -> Line:
        """Return the numbers of some outcomes."""
        return cls(
            kind,
            len(outcomes),
            sum(each.flagged for each in outcomes),
            sum(each.exact for each in outcomes),
            tuple(sum(each.peers[index] for each in outcomes) for index in range(len(PEERS))),
        )


def _share(part: int, total: int) -> str:
    return f"{part / total:.1%}" if total else "–"


def table(title: str, lines: list[Line], *, keeps: bool) -> Iterator[str]:
    """Yield the lines of a table in Markdown.

    Args:
        title: what it shows.
        lines: a line a kind.
        keeps: whether the meaning is kept, and what is not flagged is right.
    """
    columns = ("accepted", "contradicted") if keeps else ("found", "wanted verdict")
    yield f"{title}\n"
    heads = ["kind", "pairs", *columns, *(f"{name} {columns[0]}" for name in PEERS)]
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (3 + len(PEERS))}"
    for line in [*lines, _sum(lines)]:
        flagged, peers = line.flagged, line.peers
        if keeps:
            flagged, peers = line.total - flagged, tuple(line.total - each for each in peers)
        cells = [_share(each, line.total) for each in (flagged, line.exact, *peers)]
        yield f"| {line.kind} | {line.total} | {' | '.join(cells)} |"
    yield ""


def _sum(lines: list[Line]) -> Line:
    return Line(
        "**all**",
        sum(line.total for line in lines),
        sum(line.flagged for line in lines),
        sum(line.exact for line in lines),
        tuple(sum(line.peers[index] for line in lines) for index in range(len(PEERS))),
    )


def shown(pair: Pair, outcome: Outcome) -> str:
    """Return a pair that fails, for a person to look at."""
    start, end = pair.place
    told = "".join(f"\n    {line}" for line in outcome.told) or "\n    (all supported)"
    return (
        f"{pair.kind} / {pair.template} / {pair.article}\n"
        f"  source {pair.sentence.strip()}\n  draft  {pair.draft[start:end].strip()}{told}\n"
    )


def _fails(pair: Pair, outcome: Outcome) -> bool:
    return outcome.flagged if pair.keeps else not outcome.flagged


def main() -> int:
    """Print the tables; return 1 where the held split falls short of what is promised."""
    parser = argparse.ArgumentParser(description="Known edits: which are found, which are falsely accused.")
    parser.add_argument("--split", choices=[TUNE, HELD], help="by default both")
    parser.add_argument("--each", type=int, default=20, help="the most pairs of a kind (default: 20)")
    parser.add_argument("--kind", help="only kinds with this in their name")
    parser.add_argument(
        "--show", type=int, default=0, help="print so many failing pairs of each kind, of tune alone"
    )
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes")
    asked = parser.parse_args()
    if asked.show and asked.split != TUNE:
        parser.error("--show goes with --split tune: the held pairs are not for looking at")
    short = False
    with ProcessPoolExecutor(asked.jobs) as pool:
        for split in [asked.split] if asked.split else [TUNE, HELD]:
            totals: dict[bool, list[Line]] = {True: [], False: []}
            for whole in (True, False):
                for keeps, templates in ((False, CHANGES), (True, KEEPS)):
                    lines: list[Line] = []
                    for kind, drawn in pairs(templates, split, asked.each, whole=whole).items():
                        if not drawn or (asked.kind and asked.kind not in kind):
                            continue
                        outcomes = list(pool.map(judge, drawn, chunksize=4))
                        lines.append(Line.of(kind, outcomes))
                        failing = [each for each in zip(drawn, outcomes, strict=True) if _fails(*each)]
                        for pair, outcome in failing[: asked.show]:
                            print(shown(pair, outcome))
                    totals[keeps] += lines
                    what = "meaning kept" if keeps else "meaning changed"
                    form = "whole articles" if whole else "single sentences"
                    print("\n".join(table(f"**{split}**, {form}, {what}", lines, keeps=keeps)), flush=True)
            found, kept = _sum(totals[False]), _sum(totals[True])
            accepted = kept.total - kept.flagged
            shares = _share(found.flagged, found.total), _share(accepted, kept.total)
            print(f"{split}: found {shares[0]}, accepted {shares[1]}\n")
            if split == HELD and found.total and kept.total:
                short = found.flagged < FOUND * found.total or accepted < ACCEPTED * kept.total
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
