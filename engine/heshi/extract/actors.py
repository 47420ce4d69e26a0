"""Whom a source speaks of: speakers, subjects, partners, and the short forms that it gives them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from heshi.reading import inside
from heshi.recognise.definitions import find_definitions
from heshi.recognise.lexicon import is_word
from heshi.recognise.names import Name, NameMatcher
from heshi.recognise.parties import acts, is_generic, is_name, person_in, subjects
from heshi.recognise.phrases import Role, lex
from heshi.recognise.quotes import QuoteRole
from heshi.recognise.speakers import is_person, speaker_of
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.reading import Reading
    from heshi.recognise.segment import Segmenter

_REPORTS: Final = re.compile(
    r"(?:表示|指出|强调|介绍说?|透露|认为|坦言|称|说|回应|补充说?|解释说?|提醒|呼吁|写道)(?=[,:])"
)
_DEFINED: Final = re.compile(r"([一-鿿A-Za-z·]{2,24})\((?:以下|下文|下|后)?(?:统|均)?(?:简称|称)")
"""A name that is given a short form."""
_CUT: Final = frozenset({Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.COORDINATOR, Role.DE})
_OFTEN: Final = 2


def find_actors(reading: Reading, segmenter: Segmenter | None = None) -> tuple[Name, ...]:
    """Return the names of a source, in the order in which they first stand there.

    Args:
        reading: the source, read without a sheet.
        segmenter: settles doubtful word boundaries.
    """
    normal = reading.normal
    counts = Counter(_uncut(text, normal) for text in _candidates(reading))
    kept = [
        text
        for text, count in counts.items()
        if is_name(text) or (count >= _OFTEN and acts(text) and not is_word(text))
    ]
    kept.sort(key=lambda text: (normal.find(text), text))
    if not kept:
        return ()
    matcher = NameMatcher([Name(text) for text in kept], segmenter=segmenter)
    aliases: dict[str, list[str]] = {}
    for definition in find_definitions(normal, matcher):
        aliases.setdefault(definition.canonical, []).append(definition.alias)
    short = {alias for names in aliases.values() for alias in names}
    return tuple(
        Name(text, tuple(dict.fromkeys(aliases.get(text, ())))) for text in kept if text not in short
    )


def _uncut(text: str, normal: str) -> str:
    """Return the name of a person without the letter behind it (林越|站在台上), where it stands alone too."""
    short = text[:-1]
    if len(text) == _LONGEST_PERSON and is_person(text) and is_person(short):
        return short if normal.count(short) > normal.count(text) else text
    return text


_LONGEST_PERSON: Final = 3


def _candidates(reading: Reading) -> Iterator[str]:
    """Yield the phrases that may name somebody, each time that they stand in such a place."""
    normal = reading.normal
    for mention in reading.quotes:
        speaker = mention.value.speaker
        if mention.value.role is not QuoteRole.TITLE and speaker is not None:
            yield from _named(speaker.text)
    for sentence, span in enumerate(reading.sentences):
        for clause in reading.clauses(sentence):
            dates = [each.span for each in inside(reading.dates, clause)]
            for subject in subjects(normal, clause, dates):
                yield from _named(subject.of(normal))
        for match in _REPORTS.finditer(normal, span.start, span.end):
            speaker = speaker_of(normal, Span(match.end() + 1, max(match.end() + 1, span.end)))
            if speaker is not None:
                yield from _named(speaker.text)
    for match in _DEFINED.finditer(normal):
        cuts = [word.end for word in lex(normal, match.start(1), match.end(1)) if word.role in _CUT]
        yield from _named(normal[max([match.start(1), *cuts]) : match.end(1)])
    for found in reading.strangers:
        yield from _named(found.of(normal))


def _named(text: str) -> Iterable[str]:
    text = text.strip(' "“”‘’「」『』《》()')
    text = person_in(text)
    return (text,) if text and not is_generic(text) else ()
