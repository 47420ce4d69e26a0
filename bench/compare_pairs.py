"""Pairs of texts that differ by one known edit: what an edit is, and how edits are drawn from articles.

An edit replaces one stretch of an article. It either changes what the article says or keeps it, by
construction: a template applies only where its pattern leaves no doubt. No recogniser of Heshi has a part
in that, so that what Heshi cannot read is not left out of the measure.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

ROOT: Final = Path(__file__).parents[1]

SEED: Final = 20250610
"""What every draw begins with."""

TUNE, HELD, BOTH = "tune", "held", "both"
"""The splits: what may be looked at while tuning, what may not, and templates that serve both."""

_END = re.compile(r"[。！？]+[”’」』）]*")
_TAG = re.compile(r"[^“「。\n]{0,40}?(?:说|表示|介绍|称|道|透露|强调|认为)[^。\n]{0,40}[。，]")
"""What may follow the end of a quotation without beginning a sentence of its own: the speaker."""


@dataclass(frozen=True)
class Article:
    """A text to make pairs of.

    Attributes:
        name: the file's name without its ending, or that of a story's folder.
        text: the text, in Markdown.
    """

    name: str
    text: str

    @cached_property
    def body(self) -> tuple[tuple[int, int], ...]:
        """The places of the lines that are running text: no headings, pictures, notes or front matter."""
        places: list[tuple[int, int]] = []
        at = 0
        front = self.text.startswith("---\n")
        for index, line in enumerate(self.text.split("\n")):
            if front:
                front = index == 0 or line != "---"
            elif line and line[0] not in "#!*>|-" and _END.search(line):
                places.append((at, at + len(line)))
            at += len(line) + 1
        return tuple(places)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of the sentence that a stretch of the text stands in, or of those it spans."""
        line_start, line_end = next(line for line in self.body if line[0] <= start and end <= line[1])
        first, last = line_start, line_end
        for match in _END.finditer(self.text, line_start, line_end):
            closes = match[0][-1] in "”」"
            if closes and _TAG.match(self.text, match.end(), line_end):
                continue  # “…。”他说。
            if match.end() <= start:
                first = match.end()
            elif match.end() >= end:
                last = match.end()
                break
        return first, last


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of a text and what to put there.

    Attributes:
        start: its first code point.
        end: the code point after its last.
        new: the new text.
    """

    start: int
    end: int
    new: str


Find: TypeAlias = Callable[[Article, random.Random], Iterator[Replacement]]
"""What finds the places of an article where an edit applies."""


@dataclass(frozen=True, slots=True)
class Template:
    """One way to edit.

    Attributes:
        kind: what sort of edit it is, a row of the table.
        name: its name among those of its kind.
        split: the split that it serves: ``tune``, ``held`` or ``both``.
        find: finds where it applies.
        wanted: the verdicts that an editor would want; empty where what the text says stays the same.
    """

    kind: str
    name: str
    split: str
    find: Find
    wanted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and a draft that differ by one edit.

    Attributes:
        article: the name of the article.
        kind: the kind of the edit.
        template: the name of its template.
        wanted: the verdicts that an editor would want; empty where the meaning is kept.
        source: the source.
        draft: the draft.
        place: the sentence of the draft that holds the edit, in code points.
        sentence: that sentence as the source has it.
    """

    article: str
    kind: str
    template: str
    wanted: frozenset[str]
    source: str
    draft: str
    place: tuple[int, int]
    sentence: str

    @property
    def keeps(self) -> bool:
        """Whether what the text says stays the same."""
        return not self.wanted


def articles(split: str) -> tuple[Article, ...]:
    """Return the articles of a split; the faithful drafts of the stories are all of ``tune``."""
    files = sorted((ROOT / "fixtures" / "articles" / split).glob("*.md"))
    found = [Article(file.stem, file.read_text("utf-8")) for file in files]
    if split == TUNE:
        stories = sorted((ROOT / "fixtures").glob("*/faithful.md"))
        found += [Article(file.parent.name, file.read_text("utf-8")) for file in stories]
    return tuple(found)


def pairs(
    templates: tuple[Template, ...], split: str, each: int, *, whole: bool
) -> dict[str, tuple[Pair, ...]]:
    """Return pairs by kind, drawn evenly from templates and articles.

    Args:
        templates: all templates.
        split: ``tune`` or ``held``: articles and templates of it alone are used.
        each: the most pairs of a kind.
        whole: whether a pair is of whole articles, or of the one sentence that is edited.
    """
    drawn: dict[str, tuple[Pair, ...]] = {}
    texts = articles(split)
    for kind in dict.fromkeys(template.kind for template in templates):
        pools = [
            pool
            for template in templates
            if template.kind == kind and template.split in {split, BOTH}
            for article in texts
            if (pool := _shuffled(template, article, whole=whole))
        ]
        random.Random(f"{SEED}/{split}/{kind}").shuffle(pools)  # noqa: S311 - a sample, not a secret
        drawn[kind] = tuple(_in_turn(pools, each))
    return drawn


def _in_turn(pools: list[list[Pair]], most: int) -> Iterator[Pair]:
    """Yield the first of each template's pools, then the second, so that none has more than its share."""
    by_template: dict[str, list[list[Pair]]] = defaultdict(list)
    for pool in pools:
        by_template[pool[0].template].append(pool)
    queues = [
        [pool[turn] for turn in range(max(map(len, group))) for pool in group if turn < len(pool)]
        for group in by_template.values()
    ]
    turns = range(max(map(len, queues), default=0))
    in_turn = [queue[turn] for turn in turns for queue in queues if turn < len(queue)]
    yield from in_turn[:most]


def _shuffled(template: Template, article: Article, *, whole: bool) -> list[Pair]:
    """Return all pairs that a template makes of an article, in an order that its name decides."""
    draw = random.Random(f"{SEED}/{template.kind}/{template.name}/{article.name}")  # noqa: S311 - as above
    found = [
        made for each in template.find(article, draw) if (made := pair(article, template, each, whole=whole))
    ]
    draw.shuffle(found)
    return found


def pair(article: Article, template: Template, edit: Replacement, *, whole: bool) -> Pair | None:
    """Return the pair that an edit makes, or None where it is not in running text or changes no letter."""
    text = article.text
    inside = any(start <= edit.start and edit.end <= end for start, end in article.body)
    if not inside or text[edit.start : edit.end] == edit.new:
        return None
    start, end = article.sentence(edit.start, edit.end)
    new = text[start : edit.start] + edit.new + text[edit.end : end]
    old = text[start:end]
    named = article.name, template.kind, template.name, template.wanted
    if whole:
        draft = text[:start] + new + text[end:]
        return Pair(*named, text, draft, (start, start + len(new)), old)
    return Pair(*named, f"{old}\n", f"{new}\n", (0, len(new)), old)


def by_pattern(pattern: str, new: Callable[[re.Match[str], random.Random], str | None]) -> Find:
    """Return what finds a pattern and makes the new text of its match; None leaves the match alone.

    Args:
        pattern: a regular expression.
        new: the new text of a match.
    """
    compiled = re.compile(pattern, re.MULTILINE)

    def find(article: Article, draw: random.Random) -> Iterator[Replacement]:
        for match in compiled.finditer(article.text):
            text = new(match, draw)
            if text is not None and text != match[0]:
                yield Replacement(match.start(), match.end(), text)

    return find


def by_table(table: dict[str, str], after: str = "", before: str = "") -> Find:
    """Return what replaces the words of a table.

    Args:
        table: what stands for what.
        after: a regular expression that must match behind the word.
        before: one that must match before it, of a fixed length.
    """
    words = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    ahead = f"(?={after})" if after else ""
    behind = f"(?<={before})" if before else ""
    return by_pattern(f"{behind}(?:{words}){ahead}", lambda match, _: table[match[0]])
