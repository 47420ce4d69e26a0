"""Which facts of a draft are said to be backed by no claim: none of the source's own, all of another story's.

Run with ``python bench/backing.py``. Each article of ``fixtures`` is compared with itself, where every fact
listed is a false one, and with itself and a paragraph of another article behind, where every fact of that
paragraph should be listed.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import Final

from compare_pairs import HELD, TUNE, Article, articles

import heshi
from heshi.coverage import coverage, facts

TODAY: Final = dt.date(2026, 1, 1)
"""The day of the check, far from all articles."""


def listed(source: str, draft: str, start: int) -> tuple[int, int]:
    """Return how many facts a draft states from a place on, and how many of them no claim is said to back.

    Args:
        source: the source.
        draft: the draft.
        start: the place, in code points of the draft.
    """
    (report,) = heshi.compare(source, draft, today=TODAY).drafts
    document = report.document
    if document is None:
        return 0, 0
    found = coverage(document, report.findings, TODAY)
    stated = [fact.at for fact in facts(document, TODAY)]
    places = [
        [document.to_source(at).start for at in some] for some in (stated, [one.at for one in found.unbacked])
    ]
    stood, unbacked = (sum(at >= start for at in some) for some in places)
    return stood, unbacked


def paragraph(article: Article) -> str:
    """Return the longest line of an article's running text."""
    start, end = max(article.body, key=lambda line: line[1] - line[0])
    return article.text[start:end]


def main() -> int:
    """Print the numbers of both splits; return 1 where a fact is falsely listed."""
    false = 0
    print("| split | own facts | falsely listed | facts of another story | listed |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for split in (TUNE, HELD):
        texts = articles(split)
        own = [listed(each.text, each.text, 0) for each in texts]
        strange = [
            listed(each.text, f"{each.text}\n{paragraph(other)}\n", len(each.text))
            for each, other in zip(texts, (*texts[1:], texts[0]), strict=True)
        ]
        sums = [sum(column) for some in (own, strange) for column in zip(*some, strict=True)]
        print(f"| {split} | {' | '.join(map(str, sums))} |", flush=True)
        false += sums[1]
    return int(false > 0)


if __name__ == "__main__":
    sys.exit(main())
