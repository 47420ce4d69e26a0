"""Whether two pieces in the place of one another are names, or nouns of two things."""

from __future__ import annotations

from typing import Final

from heshi.recognise.lexicon import is_word
from heshi.recognise.parties import is_body, is_generic, is_name
from heshi.recognise.phrases import Role, lex
from heshi.recognise.speakers import is_person
from heshi.witness.equivalents import are_equivalent
from heshi.witness.synonyms import PLACES

CUT: Final = frozenset({Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.PRONOUN})
"""The words that no name holds."""


def is_latin(char: str) -> bool:
    """Return whether a character is a Latin letter or a digit."""
    return char.isascii() and char.isalnum()


def is_sure_name(text: str) -> bool:
    """Return whether a phrase names a person, a body or a place by its own letters."""
    return is_person(text) or is_body(text) or text in PLACES


def are_parties(one: str, other: str, whole: bool) -> bool:  # noqa: FBT001 - both tests are called alike
    """Return whether one of two pieces is a name, and the other a name too or at least a noun."""
    if len(one) != len(other) and one[0] == other[0] and all(map(_is_plain_person, (one, other))):
        return True
    if not (_is_party(one, whole) or _is_party(other, whole)):
        return False
    return all(_is_party(each, whole) or (whole and _is_noun(each, whole)) for each in (one, other))


def _is_plain_person(text: str) -> bool:
    """Return whether a piece is the name of a person, and holds no function word or verb."""
    words = lex(text, 0, len(text))
    return is_person(text) and FUNCTION.isdisjoint(text) and not any(word.role in _NO_NOUN for word in words)


def are_nouns(one: str, other: str, whole: bool) -> bool:  # noqa: FBT001 - both tests are called alike
    """Return whether two pieces are nouns."""
    return _is_noun(one, whole) and _is_noun(other, whole)


def _is_party(text: str, whole: bool) -> bool:  # noqa: FBT001 - as above
    """Return whether a piece is a name: of a person or a body, or in Latin letters.

    Where it is all that differs, it is one too if no dictionary has it.
    """
    if len(text) > 2 and is_body(text):  # noqa: PLR2004 - a body's name has more than its ending
        return not any(word.role in _NO_BODY for word in lex(text, 0, len(text)))
    if any(word.role in CUT for word in lex(text, 0, len(text))) or text[-1] in FUNCTION:
        return False
    if text in PLACES:
        return True
    if is_person(text):
        return whole or (len(text) > 2 and not is_word(text))  # noqa: PLR2004 - two letters may be the pieces of two words
    return (whole or text.isascii()) and is_name(text)


def _is_noun(text: str, whole: bool) -> bool:  # noqa: FBT001 - as above
    """Return whether a piece may be a noun: a word of the dictionary without a function word or verb.

    Where it is all that differs, its end is enough.
    """
    if not 1 < len(text) <= _NOUN or not all("一" <= char <= "鿿" for char in text) or is_generic(text):
        return False
    if any(word.role in _NO_NOUN for word in lex(text, 0, len(text))) or any(
        char in FUNCTION for char in text
    ):
        return False
    return is_word(text) or (whole and is_word(text[-2:]))


_NO_BODY: Final = frozenset(
    {Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.PRONOUN, Role.COORDINATOR, Role.DE}
)
_NOUN: Final = 6
_NO_NOUN: Final = frozenset({*CUT, Role.NOMINAL, Role.COORDINATOR, Role.CUE, Role.DE, Role.TAIL, Role.PLACE})
FUNCTION: Final = frozenset(
    "的了着过是在和与及也都已将被把由于对为有这那其之地得就又还则而并但等所从向到至不没未无或可能会应约近超仅只共均"
)


def mean_one(one: str, other: str) -> bool:
    """Return whether two nouns are known to mean one thing, or share so much that they may."""
    if are_equivalent(one, other):
        return True
    shared, longer = len(set(one) & set(other)), max(len(one), len(other))
    return 2 * shared > longer or (2 * shared == longer == PAIR and one[0] == other[0])


PAIR: Final = 2
"""Two words of two letters that begin alike (提高, 提升) mean mostly the same; 肺癌 and 胃癌 do not."""
