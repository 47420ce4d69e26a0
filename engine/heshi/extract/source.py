"""From a source to a sheet: its facts as claims, with ids, names and the day from which it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from heshi.document import BlockKind
from heshi.errors import Place
from heshi.extract.actors import find_actors
from heshi.extract.facts import Fact, find_facts
from heshi.reading import Reading, compile_sheet, reference_of
from heshi.recognise.dates import read_date
from heshi.recognise.names import NameMatcher
from heshi.rules.model import Claim, Origin, Sheet
from heshi.severity import Severity
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.recognise.segment import Segmenter
    from heshi.text.spans import Span

_STAMP: Final = re.compile(
    r"(?:发布|发表|更新|刊发|日期|时间|[0-9]{1,2}日[电讯]|^\s*[0-9]{4}[-/.年])[^。]{0,24}"
)
_STAMPED: Final = re.compile(r"[0-9]{4}\s?[-/.年]\s?[0-9]{1,2}\s?[-/.月]\s?[0-9]{1,2}日?")
_STAMP_ROOM: Final = 40
"""A line that only stamps a page is no longer than this, in code points."""


def sheet_of(
    document: Document, today: dt.date | None = None, segmenter: Segmenter | None = None, sheet: str = ""
) -> Sheet:
    """Return all claims of a source, each with its origin, duplicates among them.

    Args:
        document: the source.
        today: the day from which 昨日 and a missing year are read where the source says none.
        segmenter: settles doubtful word boundaries.
        sheet: the id of the sheet; by default that of the file's name.
    """
    name = sheet or id_of(document.source.path)
    bare = Sheet(name, _title(document), document.source.path, as_of(document) or today, (), ())
    first = Reading(document, bare, NameMatcher([], segmenter=segmenter), bare.as_of)
    named = replace(bare, names=find_actors(first, segmenter))
    reading = Reading(document, named, compile_sheet(named, segmenter), reference_of(document, named, today))
    facts = find_facts(reading)
    return replace(named, claims=tuple(_claims(facts, reading)))


def as_of(document: Document) -> dt.date | None:
    """Return the day on which a source was published, where its front matter or a stamp says one."""
    texts = [document.meta.get("date", "")]
    for block in document.blocks:
        text = block.span.of(document.normal)
        if len(text) <= _STAMP_ROOM and _STAMP.search(text):
            texts += [match[0] for match in _STAMPED.finditer(text)][:1]
    for text in texts:
        said = read_date(text) if text else None
        if said and said.year and said.month and said.day and not said.impossible and not said.is_range:
            return dt.date(said.year, said.month, said.day)
    return None


def id_of(path: str) -> str:
    """Return the id of a sheet that is made of a file: the file's name without what no id may have."""
    words = re.findall(r"\w+", PurePath(path.strip("<>")).stem)
    return "-".join(words) or "source"


def _title(document: Document) -> str | None:
    titles = [block.span for block in document.blocks if block.kind is BlockKind.TITLE]
    return titles[0].of(document.prose).strip() if titles else document.meta.get("title")


def _claims(facts: Iterable[Fact], reading: Reading) -> Iterator[Claim]:
    ids: dict[str, int] = {}
    for fact in facts:
        yield _claim(fact, reading, _unique(fact, ids))


def _unique(fact: Fact, ids: dict[str, int]) -> str:
    stem = "".join(re.findall(r"\w+", fact.name)) or fact.kind
    ids[stem] = ids.get(stem, 0) + 1
    return stem if ids[stem] == 1 else f"{stem}-{ids[stem]}"


def _claim(fact: Fact, reading: Reading, id_: str) -> Claim:
    document = reading.document
    sentence = reading.sentences[fact.sentence]
    return Claim(
        sheet=reading.sheet.id,
        id=id_,
        says=clean(fact.says.of(document.prose)),
        about=fact.about,
        kind=fact.kind,
        params=fact.params,
        required=fact.required,
        severity=Severity.ERROR,
        examples={},
        place=place_of(document, sentence),
        as_of=reading.sheet.as_of,
        origin=Origin(
            reading.sheet.title or document.source.path,
            sentence.of(document.prose),
            place_of(document, sentence),
        ),
    )


def place_of(document: Document, span: Span) -> Place:
    """Return where in its file a place of the prose begins."""
    point = document.lines.point(document.to_source(span).start)
    return Place(document.source.path, point.line, point.column)


def clean(text: str) -> str:
    """Return a piece of prose as a claim says it: on one line, without its final stop."""
    return re.sub(r"\s*\n\s*", "", text).strip().rstrip("，,。；;：:、 ")
