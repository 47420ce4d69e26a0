"""``text``: a wording that must stand in the draft, or must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

import re2
from pydantic import model_validator

from heshi.findings import Evidence, Finding, Verdict
from heshi.kinds.base import Kind, gap
from heshi.reading import close_up
from heshi.rules.model import Claim, Params, ParamsError, Part, Text, Texts
from heshi.text.normal import fold, normalise
from heshi.text.spans import Span
from heshi.topics import Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading


class Wording(Part):
    """Literal texts, or a pattern."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {"type": "string", "minLength": 1},
        {"type": "array", "minItems": 1, "items": {"type": "string"}},
    )

    literal: Texts | None = None
    pattern: Text | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a text, or a list of texts, as literal."""
        return value if isinstance(value, dict) else {"literal": value}

    @model_validator(mode="after")
    def _check(self) -> Wording:
        """Refuse a pattern that RE2 cannot read, or that matches nothing at all or everywhere."""
        if (self.literal is None) == (self.pattern is None):
            problem = Words("请写文字或 pattern，二者选一", "give a text or a pattern, one of the two")
            raise ParamsError(problem)
        if self.pattern is not None:
            try:
                empty = _compile(self.pattern).fullmatch("") is not None
            except re2.error as error:
                reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
                raise ParamsError(
                    Words(f"RE2 读不懂这个 pattern：{reason}", f"RE2 cannot read this pattern: {reason}"),
                    Words("RE2 没有环视和反向引用", "RE2 has no lookaround and no backreference"),
                    ("pattern",),
                ) from error
            if empty:
                raise ParamsError(
                    Words("这个 pattern 连空白也能匹配", "this pattern matches the empty text"),
                    None,
                    ("pattern",),
                )
        return self

    def wanted(self) -> tuple[str, ...]:
        """Return the texts or the pattern, as written."""
        return self.literal or (self.pattern or "",)

    def find(self, reading: Reading, wanted: str) -> Iterator[Span]:
        """Yield where one of ``wanted()`` stands; literals whatever their width, case and blanks."""
        if self.pattern is not None:
            yield from self._matches(reading, wanted)
            return
        closed = reading.closed_up
        needle = close_up(fold(normalise(wanted))).text
        at = closed.text.find(needle)
        while at >= 0:
            yield Span(closed.place(at), closed.place(at + len(needle) - 1) + 1)
            at = closed.text.find(needle, at + len(needle))

    @staticmethod
    def _matches(reading: Reading, pattern: str) -> Iterator[Span]:
        """Yield where a pattern matches: in the prose as written, and in its normal form.

        So a pattern may be written with the draft's own full-width marks, and one in Simplified characters
        also finds Traditional ones.
        """
        compiled = _compile(pattern)
        texts = dict.fromkeys((reading.document.prose, reading.normal))
        spans = {match.span() for text in texts for match in compiled.finditer(text)}
        last = -1
        for start, end in sorted(spans):
            if end > start >= last:
                yield Span(start, end)
                last = end


def _compile(pattern: str) -> re2._Regexp[str]:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options=options)


class TextParams(Params):
    """What must stand in the draft, what must not."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "string", "minLength": 1},)

    require: Wording | None = None
    forbid: Wording | None = None
    pattern: Text | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a text as ``{require: …}`` and ``{pattern: …}`` as a required pattern."""
        if isinstance(value, str):
            return {"require": value}
        if isinstance(value, dict) and set(value) == {"pattern"}:
            return {"require": {"pattern": value["pattern"]}}
        return value

    @model_validator(mode="after")
    def _check(self) -> TextParams:
        """Refuse neither of the two."""
        if self.pattern is not None:
            raise ParamsError(
                Words("pattern 应写在 require 或 forbid 里", "pattern belongs inside require or forbid"),
                Words("例如 {forbid: {pattern: …}}", "for example {forbid: {pattern: …}}"),
                ("pattern",),
            )
        if self.require is None and self.forbid is None:
            problem = Words("没有写文字", "no text is given")
            raise ParamsError(problem, Words("请写 require 或 forbid", "write require or forbid"))
        return self


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft holds the required wording and none that is forbidden.

    A claim with a topic asks only for the places that bear on it; most such claims have none.
    """
    params = claim.params
    if not isinstance(params, TextParams):
        raise TypeError(params)
    gaps, evidence = [], []
    prose = reading.document.prose
    topic = Topic(reading, claim)

    def bears(span: Span) -> bool:
        return not claim.about or topic.bearing(span).supports

    if params.forbid:
        for wanted in params.forbid.wanted():
            for span in filter(bears, params.forbid.find(reading, wanted)):
                gaps.append(gap("forbidden-text", span, claim.says, span.of(prose)))
                evidence.append(Evidence("conflict", span))
    contradicted = bool(gaps)
    wanted_texts = params.require.wanted() if params.require else ()
    stated = 0
    for wanted in wanted_texts:
        first = next(filter(bears, params.require.find(reading, wanted)), None) if params.require else None
        if first is None:
            gaps.append(gap("missing-text", None, wanted))
        else:
            stated += 1
            evidence.append(Evidence("support", first))
    if contradicted:
        verdict = Verdict.CONTRADICTED
    elif not gaps:
        verdict = Verdict.SUPPORTED
    else:
        verdict = Verdict.PARTIAL if stated else Verdict.MISSING
    return Finding(claim, verdict, tuple(gaps), tuple(evidence))


KIND = Kind(
    "text",
    TextParams,
    Words("稿件里有（或没有）这段文字", "this wording stands in the draft, or does not"),
    judge,
)
