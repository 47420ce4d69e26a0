"""``pattern``: a sequence of words, as spaCy's Matcher describes it, that must stand there or must not.

Words are those of spaCy's Chinese tokenizer with pkuseg, in the normal form. What a single word must be
is left to spaCy's ``Matcher``; how words follow one another (``OP``) is run here, as a set of states
without backtracking (Thompson 1968), for the ``Matcher`` itself follows every way in which the
repeated words of a pattern can be divided, and regular expressions are RE2's. So no pattern can hang.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, TypeAlias

import re2
from pydantic import BeforeValidator, ValidationError, WithJsonSchema, model_validator

from heshi.findings import Evidence, Finding, Verdict
from heshi.kinds.base import Kind, gap
from heshi.recognise.segment import Segmenter, encodable
from heshi.rules.model import Claim, Params, ParamsError, SeveralParamsError, Step
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from heshi.reading import Reading

Spec: TypeAlias = dict[str, Any]
"""What one word must be, as spaCy writes it."""

_TEXTS: Final = ("ORTH", "TEXT", "LOWER", "NORM", "SHAPE")
_FLAGS: Final = (
    *("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE"),
    *("IS_BRACKET", "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY", "IS_STOP", "IS_SENT_START"),
    *("LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SPACY"),
)
_KEYS: Final = (*_TEXTS, "LENGTH", *_FLAGS, "OP")
_TRAINED: Final = (
    *("POS", "TAG", "MORPH", "DEP", "LEMMA", "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID", "SENT_START", "_"),
)
"""What spaCy knows of a word only from a trained pipeline or from extensions."""

_NUMBERS: Final = ("==", "!=", ">=", "<=", ">", "<", "EQ", "NEQ", "GEQ", "LEQ", "GT", "LT")
_OP: Final = re.compile(r"[!?*+]|\{(?P<low>\d*)(?P<comma>,?)(?P<high>\d*)\}")

_MOST_WORDS: Final = 40
"""How many words one pattern may describe, a repeated one as often as its count says."""

_MOST_PATTERNS: Final = 100

_FOREVER: Final = -1
"""The greatest count of an open repetition."""


# --- reading the parameters -----------------------------------------------------------------------


def _patterns(value: object) -> object:
    """Return the patterns with their values typed as spaCy wants them.

    Args:
        value: one pattern (a list of mappings) or several (a list of such lists); a scalar is a ``str``.

    Raises:
        SeveralParamsError: with all that is wrong, each with its path.
    """
    if not isinstance(value, list) or not value:
        raise ParamsError(
            Words("pattern 应当是词的列表", "a pattern is a list of words"),
            Words("例如 [{TEXT: 最}, {LENGTH: 1}]", "for example [{TEXT: 最}, {LENGTH: 1}]"),
        )
    single = all(isinstance(word, dict) for word in value)
    found: list[list[Spec]] = []
    wrong: list[ParamsError] = []
    if len(value) > _MOST_PATTERNS:
        wrong.append(
            ParamsError(Words(f"最多 {_MOST_PATTERNS} 个 pattern", f"at most {_MOST_PATTERNS} patterns"))
        )
    for index, pattern in enumerate([value] if single else value):
        path: tuple[Step, ...] = () if single else (index,)
        try:
            found.append(_pattern(pattern, path))
        except SeveralParamsError as error:
            wrong += error.errors
    if wrong:
        raise SeveralParamsError(wrong)
    return found


def _pattern(value: object, path: tuple[Step, ...]) -> list[Spec]:
    """Return one pattern, typed and found right by spaCy."""
    if not isinstance(value, list) or not value or not all(isinstance(word, dict) for word in value):
        problem = Words("一个 pattern 是一列词，每个词是 {…}", "a pattern is a list of words, each a {…}")
        raise SeveralParamsError([ParamsError(problem, None, path)])
    found: list[Spec] = []
    wrong: list[ParamsError] = []
    for index, word in enumerate(value):
        spec: Spec = {}
        for key, given in word.items():
            try:
                spec[key] = _typed(key, given)
            except ParamsError as error:
                key_path = (*path, index, key)
                wrong.append(ParamsError(error.problem, error.help, (*key_path, *error.path)))
        found.append(spec)
    if not wrong:
        wrong += _refused_by_spacy(found, path)
    if not wrong:
        counts = [_counts(spec.get("OP")) for spec in found]
        if sum(max(low, high, 1) for low, high in counts) > _MOST_WORDS:
            problem = Words(f"pattern 最多 {_MOST_WORDS} 个词", f"a pattern has at most {_MOST_WORDS} words")
            wrong.append(ParamsError(problem, None, path))
        elif all(low == 0 for low, _ in counts):
            problem = Words("这个 pattern 连空白也能匹配", "this pattern matches the empty text")
            wrong.append(ParamsError(problem, None, path))
    if wrong:
        raise SeveralParamsError(wrong)
    return found


def _typed(key: str, value: object) -> object:
    """Return the value of one attribute of a word, typed.

    Raises:
        ParamsError: there is no such attribute, or the value cannot be meant.
    """
    if key in _TRAINED:
        raise ParamsError(
            Words(
                f"“{key}”要有训练过的流水线，核实只分词",
                f'"{key}" needs a trained pipeline; heshi only tokenizes',
            ),
            Words(f"可用的有 {'、'.join(_KEYS)}", f"there are {', '.join(_KEYS)}"),
        )
    if key not in _KEYS:
        near = key.upper() if key.upper() in _KEYS else None
        problem = Words(f"没有“{key[:40]}”这种属性", f'unknown attribute "{key[:40]}"')
        known = Words(f"可用的有 {'、'.join(_KEYS)}", f"there are {', '.join(_KEYS)}")
        raise ParamsError(problem, Words(f"请写 {near}", f"write {near}") if near else known)
    if key == "OP":
        _counts(value)
        return value
    if key in _FLAGS:
        return _flag(value)
    if key == "LENGTH":
        return _length(value)
    return _text(value)


def _flag(value: object) -> bool:
    if value in ("true", True):
        return True
    if value in ("false", False):
        return False
    raise ParamsError(Words("请写 true 或 false", "write true or false"))


def _number(value: object) -> int:
    if isinstance(value, str | int) and re.fullmatch(r"\d{1,6}", str(value), re.ASCII):
        return int(value)
    raise ParamsError(Words("这里要写整数", "a whole number is wanted here"))


def _length(value: object) -> object:
    if not isinstance(value, dict):
        return _number(value)
    found: dict[str, object] = {}
    for key, given in value.items():
        if key in _NUMBERS:
            found[key] = _number(given)
        elif key in {"IN", "NOT_IN"} and isinstance(given, list):
            found[key] = [_number(each) for each in given]
        else:
            known = ", ".join(("IN", "NOT_IN", *_NUMBERS))
            raise ParamsError(
                Words(f"LENGTH 不能用“{key}”", f'LENGTH takes no "{key}"'),
                Words(f"可用的有 {known}", f"there are {known}"),
                (key,),
            )
    return found


def _text(value: object) -> object:
    """Return a text or its predicates, all but regular expressions in the normal form."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, list):
        return [_text(each) for each in value]
    if not isinstance(value, dict):
        raise ParamsError(Words("这里要写文字", "a text is wanted here"))
    found: dict[str, object] = {}
    for key, given in value.items():
        if key == "REGEX":
            _check_regex(given)
            found[key] = given
        else:
            found[key] = _text(given)
    return found


def _check_regex(value: object) -> None:
    """Refuse what RE2 cannot read.

    Raises:
        ParamsError: a regular expression is wrong.
    """
    given = value
    if isinstance(value, dict) and len(value) == 1 and set(value) <= {"IN", "NOT_IN"}:
        given = next(iter(value.values()))
    for regex in given if isinstance(given, list) else [given]:
        if not isinstance(regex, str):
            raise ParamsError(
                Words("REGEX 后面要写正则", "REGEX takes a regular expression"), None, ("REGEX",)
            )
        try:
            _compile(regex)
        except re2.error as error:
            reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
            raise ParamsError(
                Words(f"RE2 读不懂这个正则：{reason}", f"RE2 cannot read this expression: {reason}"),
                Words("RE2 没有环视和反向引用", "RE2 has no lookaround and no backreference"),
                ("REGEX",),
            ) from error


def _counts(op: object) -> tuple[int, int]:
    """Return how often a word may stand there: least and most.

    Raises:
        ParamsError: there is no such operator.
    """
    if op is None:
        return (1, 1)
    match = _OP.fullmatch(op) if isinstance(op, str) else None
    simple = {"!": (1, 1), "?": (0, 1), "*": (0, _FOREVER), "+": (1, _FOREVER)}
    if match and op in simple:
        return simple[op]
    if match and (match["low"] or (match["comma"] and match["high"])):
        low = int(match["low"] or 0)
        most = (match["high"] and int(match["high"])) if match["comma"] else low
        high = _FOREVER if most == "" else int(most)
        if high == _FOREVER or 0 < high >= low:
            return (low, high)
    raise ParamsError(
        Words(f"没有“{str(op)[:20]}”这种 OP", f'unknown OP "{str(op)[:20]}"'),
        Words(
            '可用的有 "!"、"?"、"*"、"+"、"{n}"、"{n,m}"', 'there are "!", "?", "*", "+", "{n}" and "{n,m}"'
        ),
    )


def _refused_by_spacy(pattern: list[Spec], path: tuple[Step, ...]) -> list[ParamsError]:
    """Return what spaCy's own schema finds wrong with a pattern."""
    from spacy.schemas import TokenPatternSchema  # noqa: PLC0415 - 0.8 s, only for sheets with patterns

    try:
        TokenPatternSchema.model_validate({"pattern": pattern})
    except ValidationError as error:
        wrong: dict[tuple[Step, ...], ParamsError] = {}
        for each in error.errors(include_url=False):
            steps = _existing(pattern, each["loc"][1:])
            problem = Words(f"spaCy 不认：{each['msg']}", f"spaCy refuses this: {each['msg']}")
            wrong.setdefault(steps[:2], ParamsError(problem, None, (*path, *steps)))
        return list(wrong.values())
    return []


def _existing(value: object, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return those steps of a path that there are; a schema adds the names of its models."""
    found: list[Step] = []
    for step in steps:
        try:
            value = value[step]  # type: ignore[index]
        except (TypeError, KeyError, IndexError):  # a step that the file does not hold
            continue
        found.append(step)
    return tuple(found)


_WORD: Final[dict[str, Any]] = {"type": "object", "propertyNames": {"enum": list(_KEYS)}}
_ROW: Final[dict[str, Any]] = {"type": "array", "minItems": 1, "items": _WORD}
_SCHEMA: Final[dict[str, Any]] = {
    "anyOf": [_ROW, {"type": "array", "minItems": 1, "maxItems": _MOST_PATTERNS, "items": _ROW}]
}

Patterns: TypeAlias = Annotated[list[list[Spec]], BeforeValidator(_patterns), WithJsonSchema(_SCHEMA)]
"""Patterns of which one is enough."""


class PatternParams(Params):
    """What sequence of words must stand in the draft, what must not."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (_SCHEMA,)

    require: Patterns | None = None
    forbid: Patterns | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a list as ``{require: …}``."""
        return {"require": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _check(self) -> PatternParams:
        """Refuse neither of the two."""
        if self.require is None and self.forbid is None:
            problem = Words("没有写 pattern", "no pattern is given")
            raise ParamsError(problem, Words("请写 require 或 forbid", "write require or forbid"))
        return self


# --- matching -------------------------------------------------------------------------------------


@cache
def _compile(regex: str) -> re2._Regexp[str]:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(regex, options=options)


@dataclass(frozen=True, slots=True)
class _Place:
    """One word of a pattern, its repetitions written out.

    Attributes:
        spec: the number of its description.
        negated: whether the word must not be so.
        optional: whether there need be none.
        repeated: whether there may be several.
    """

    spec: int
    negated: bool
    optional: bool
    repeated: bool


@dataclass(frozen=True, slots=True)
class _Program:
    """Patterns, ready to run.

    Attributes:
        specs: what single words must be.
        rows: the words of each pattern.
        needed: for each pattern a text that must stand in a sentence, where one is known.
    """

    specs: tuple[Spec, ...]
    rows: tuple[tuple[_Place, ...], ...]
    needed: tuple[str, ...]

    @classmethod
    def of(cls, patterns: Sequence[Sequence[Spec]]) -> _Program:
        """Write patterns out."""
        specs: list[Spec] = []
        rows = []
        needed = []
        for pattern in patterns:
            row: list[_Place] = []
            literals = [""]
            for word in pattern:
                spec = {key: value for key, value in word.items() if key != "OP"}
                if spec not in specs:
                    specs.append(spec)
                number = specs.index(spec)
                op = word.get("OP")
                low, high = _counts(op)
                negated = op == "!"
                row += [_Place(number, negated, optional=False, repeated=False)] * low
                if high == _FOREVER:
                    row.append(_Place(number, negated, optional=True, repeated=True))
                row += [_Place(number, negated, optional=True, repeated=False)] * (high - low)
                text = spec.get("TEXT", spec.get("ORTH"))
                if low and not negated and isinstance(text, str):
                    literals.append(text)
            rows.append(tuple(row))
            needed.append(max(literals, key=len))
        return cls(tuple(specs), tuple(rows), tuple(needed))

    def find(self, reading: Reading) -> Iterator[Span]:
        """Yield where a pattern matches, in order: the first and longest, no two that overlap."""
        for sentence in reading.sentences:
            text = sentence.of(reading.normal)
            rows = [row for row, literal in zip(self.rows, self.needed, strict=True) if literal in text]
            if not rows:
                continue
            words = _segmenter().words(text)
            fits = self._fits(text, sentence.of(reading.document.prose), words)
            found = [match for row in rows for match in _run(row, fits, len(words))]
            last = 0
            for start, end in sorted(found, key=lambda match: (match[0], -match[1])):
                if start >= last:
                    last = end
                    yield Span(sentence.start + words[start].start, sentence.start + words[end - 1].end)

    def _fits(self, text: str, prose: str, words: Sequence[Span]) -> list[frozenset[int]]:
        """Return for each description the words that fit it, as spaCy's Matcher finds."""
        if not words:
            return [frozenset() for _ in self.specs]
        from spacy.matcher import Matcher  # noqa: PLC0415 - 0.8 s, only where a pattern may match

        vocab = _vocab()
        doc = _doc(vocab, encodable(text), words)
        matcher = Matcher(vocab, validate=False)
        for number, spec in enumerate(self.specs):
            matcher.add(str(number), [[_without_regex(spec, doc, prose, words)]])
        fits: list[set[int]] = [set() for _ in self.specs]
        for key, start, _ in matcher(doc):
            fits[int(vocab.strings[key])].add(start)
        return list(map(frozenset, fits))


def _run(row: Sequence[_Place], fits: Sequence[frozenset[int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield the matches in order, each the first from where the last ended, and the longest from there."""
    begin = 0
    while (match := _first(row, fits, begin, length)) is not None:
        yield match
        begin = match[1]


def _first(
    row: Sequence[_Place], fits: Sequence[frozenset[int]], begin: int, length: int
) -> tuple[int, int] | None:
    """Return the first match that begins at ``begin`` or later, the longest of those that begin there.

    Each state keeps only the first word from which it was reached, so that the cost is that of the
    words times the places.
    """
    found: tuple[int, int] | None = None
    states: dict[int, int] = {}
    for word in range(begin, length + 1):
        if found is None:
            states.setdefault(0, word)
        for place, step in enumerate(row):
            if step.optional and place in states:
                _reach(states, place + 1, states[place])
        start = states.pop(len(row), word)
        if start < word and (found is None or start <= found[0]):
            found = (start, word)
        after: dict[int, int] = {}
        for place, since in states.items():
            if (word in fits[row[place].spec]) != row[place].negated and (not found or since <= found[0]):
                _reach(after, place + 1, since)
                if row[place].repeated:
                    _reach(after, place, since)
        states = after
        if found and not states:
            break
    return found


def _reach(states: dict[int, int], place: int, start: int) -> None:
    """Add a state, or the earlier word from which it is reached."""
    states[place] = min(start, states.get(place, start))


def _without_regex(spec: Spec, doc: Doc, prose: str, words: Sequence[Span]) -> Spec:
    """Return a description whose regular expressions are replaced by the words that RE2 finds to match."""
    found: Spec = {}
    for key, value in spec.items():
        if not (isinstance(value, dict) and "REGEX" in value):
            found[key] = value
            continue
        rest = {name: given for name, given in value.items() if name != "REGEX"}
        given = value["REGEX"]
        wanted = not (isinstance(given, dict) and "NOT_IN" in given)
        listed = next(iter(given.values())) if isinstance(given, dict) else [given]
        regexes = [_compile(each) for each in listed]
        texts = set()
        for token, word in zip(doc, words, strict=True):
            text = _attribute(token, key)
            # As the kind text does: an expression may be written with the draft's own full-width marks.
            forms = {text, word.of(prose)} if key in {"TEXT", "ORTH"} else {text}
            if any(regex.search(form) for regex in regexes for form in forms) == wanted:
                texts.add(text)
        rest["IN"] = sorted(texts.intersection(rest["IN"]) if "IN" in rest else texts)
        found[key] = rest
    return found


def _attribute(token: Any, key: str) -> str:  # noqa: ANN401 - spaCy publishes no complete types
    return str(getattr(token, {"TEXT": "orth", "ORTH": "orth"}.get(key, key.lower()) + "_"))


def _doc(vocab: Vocab, text: str, words: Sequence[Span]) -> Doc:
    """Return one sentence as spaCy's document; blanks between words are not words."""
    from spacy.tokens import Doc  # noqa: PLC0415 - as Matcher

    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    spaces = [one.end < other.start for one, other in pairwise(words)] + [False] * (len(words) > 0)
    return Doc(vocab, words=[word.of(text) for word in words], spaces=spaces, sent_starts=starts)


@cache
def _vocab() -> Vocab:
    """Return spaCy's vocabulary for Chinese, which knows its numerals and stop words."""
    from spacy.lang.zh import Chinese  # noqa: PLC0415 - as Matcher

    return Chinese().vocab


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft holds the required sequence of words and none that is forbidden."""
    params = claim.params
    if not isinstance(params, PatternParams):
        raise TypeError(params)
    prose = reading.document.prose
    forbidden = list(_Program.of(params.forbid).find(reading)) if params.forbid else []
    gaps = [gap("forbidden-text", span, claim.says, span.of(prose)) for span in forbidden]
    evidence = [Evidence("conflict", span) for span in forbidden]
    first = next(_Program.of(params.require).find(reading), None) if params.require else None
    if first is not None:
        evidence.append(Evidence("support", first))
    elif params.require:
        gaps.append(gap("missing-text", None, claim.says))
    verdict = Verdict.CONTRADICTED if forbidden else Verdict.MISSING if gaps else Verdict.SUPPORTED
    return Finding(claim, verdict, tuple(gaps), tuple(evidence))


KIND = Kind(
    "pattern",
    PatternParams,
    Words("稿件里有（或没有）这样一串词", "such a sequence of words stands in the draft, or does not"),
    judge,
)
