"""What a draft says may stand: ``heshi-ignore`` in its comments and its front matter.

Four forms, each with a reason, which is required::

    <!-- heshi-ignore announced-on: 已与法务核对 -->       the next block, or the block it stands in
    <!-- heshi-ignore-file announced-on: 旧稿，不改 -->   the whole draft
    双方于9月26日宣布合作。 # heshi-ignore announced-on: 已与法务核对     in plain text
    heshi: {ignore: {announced-on: 旧稿，不改}}            in the front matter, the whole draft

Claims are named by ``id`` or ``sheet/id``, several parted by commas. A directive that cannot be understood
suppresses nothing and is told; so is one that finds nothing to suppress.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from heshi.findings import Finding, Notice, SuppressedBy, Suppression, Verdict
from heshi.rules.explain import did_you_mean, nearest
from heshi.text import regex as re
from heshi.text.spans import SourceSpan, Span
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshi.document import Document

_OPENINGS = ("<!--", "#", "//")
_CLOSING = "-->"
"""What a comment is made of besides its words."""

_DIRECTIVE = re.compile(r"heshi-ignore(?P<file>-file)?(?![-\w])")
_COLON = re.compile("[:：]")
_COMMA = re.compile("[,，、]")

_KEYS = ("ignore", "sheets")
"""What the key ``heshi`` of the front matter may hold; the sheets are none of this module's business."""

_FORM = Words(
    zh="写成 heshi-ignore 主张编号: 理由",
    en="write it as heshi-ignore CLAIM: REASON, the reason in your words",
)
_FRONT_FORM = Words(
    zh="写成 heshi: {ignore: {主张编号: 理由}}",
    en="write it as heshi: {ignore: {CLAIM: REASON}}, the reason in your words",
)
_WHOLE = Words(
    zh="没有写到的主张不在任何一段里，请用 heshi-ignore-file",
    en="a claim that is not stated stands in no block: use heshi-ignore-file",
)
_NO_CLAIM = Words(zh="heshi-ignore 没有写明是哪条主张", en="heshi-ignore names no claim")
_NO_REASON = Words(
    zh="heshi-ignore 没有写明理由，不起作用", en="heshi-ignore gives no reason and has no effect"
)
_UNKNOWN = Words(zh="看不懂这条以 heshi- 开头的注释", en="this heshi- comment is not understood")
_UNREADABLE = Words(
    zh="开头的 heshi 一栏看不懂，不起作用",
    en="the heshi key of the front matter cannot be read and has no effect",
)


@dataclass(frozen=True, slots=True)
class _Ignore:
    """One claim that the draft says may stand as it is.

    Attributes:
        claim: ``id`` or ``sheet/id``.
        reason: why.
        at: where that is said, in the source.
        room: the place in the prose for which it is said; None for the whole draft.
    """

    claim: str
    reason: str
    at: SourceSpan
    room: Span | None

    def names(self, finding: Finding) -> bool:
        """Return whether it is about the claim of a finding."""
        return self.claim in {finding.claim.id, finding.claim.ref}

    def covers(self, place: Span | None) -> bool:
        """Return whether a gap at ``place`` is among what it speaks of; None is no place in the prose."""
        return self.room is None or (place is not None and self.room.covers(place))


def suppress(
    document: Document, findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """Mark the findings that a draft says may stand.

    A finding is suppressed where every one of its gaps is: one that also shows elsewhere stays.

    Args:
        document: the draft.
        findings: what a check found in it.

    Returns:
        The findings in their order, and what is to be told: directives that cannot be understood, and those
        that had nothing to suppress.
    """
    findings = tuple(findings)
    said = tuple(_said(document))
    ignores = [each for each in said if isinstance(each, _Ignore)]
    if not said:
        return findings, ()
    used: set[_Ignore] = set()
    marked = tuple(_marked(finding, ignores, used) for finding in findings)
    notices = [each for each in said if isinstance(each, Notice)]
    notices += [_unused(ignore, findings) for ignore in ignores if ignore not in used]
    return marked, tuple(sorted(notices, key=lambda notice: notice.at or SourceSpan(0, 0)))


def _marked(finding: Finding, ignores: Iterable[_Ignore], used: set[_Ignore]) -> Finding:
    """Return a finding, suppressed where all of its gaps are; note the directives that took one."""
    if finding.verdict is Verdict.SUPPORTED:
        return finding
    places: list[Span | None] = [gap.at for gap in finding.gaps if gap.at is not None]
    own = [ignore for ignore in ignores if ignore.names(finding)]
    takers = [[ignore for ignore in own if ignore.covers(place)] for place in places or [None]]
    used.update(ignore for taken in takers for ignore in taken)
    if not all(takers):
        return finding
    first = takers[0][0]
    return replace(finding, suppressed=Suppression(SuppressedBy.DRAFT, first.reason, first.at))


def _unused(ignore: _Ignore, findings: Sequence[Finding]) -> Notice:
    """Return what to tell of a directive that suppresses nothing."""
    own = [finding for finding in findings if ignore.names(finding)]
    if not own:
        near = nearest(ignore.claim, [name for each in findings for name in (each.claim.id, each.claim.ref)])
        return Notice(
            ignore.at,
            Words(
                zh=f"heshi-ignore 没有用上：没有核对“{ignore.claim}”这条主张",
                en=f"unused heshi-ignore: no claim “{ignore.claim}” was checked",
            ),
            Words(zh=f"是不是 {near}？", en=f"did you mean {near}?") if near else None,
        )
    absent = ignore.room is not None and any(each.verdict is Verdict.MISSING for each in own)
    return Notice(
        ignore.at,
        Words(
            zh=f"heshi-ignore 没有用上：“{ignore.claim}”在这里没有出入",
            en=f"unused heshi-ignore: “{ignore.claim}” has no gap here",
        ),
        _WHOLE if absent else None,
    )


def _said(document: Document) -> Iterator[_Ignore | Notice]:
    """Yield what the front matter and the comments of a draft say, in order."""
    yield from _front(document)
    blocks = _Blocks(document)
    for place in document.comments:
        words = _words(place.of(document.source.text))
        if not words.startswith("heshi-"):
            continue
        match = _DIRECTIVE.match(words)
        if match is None:
            yield Notice(place, _UNKNOWN, _FORM)
            continue
        named, *reasons = _COLON.split(words[match.end() :], maxsplit=1)
        claims = [claim for each in _COMMA.split(named) if (claim := each.strip())]
        reason = "".join(reasons).strip()
        if not claims or not reason:
            yield Notice(place, _NO_REASON if claims else _NO_CLAIM, _FORM)
            continue
        room = None if match["file"] else blocks.room(place)
        yield from (_Ignore(claim, reason, place, room) for claim in claims)


def _words(comment: str) -> str:
    """Return the words of a comment without its marks."""
    words = comment.strip()
    for opening in _OPENINGS:
        words = words.removeprefix(opening)
    return words.removesuffix(_CLOSING).strip()


def _front(document: Document) -> Iterator[_Ignore | Notice]:
    """Yield what the key ``heshi`` of the front matter says may stand."""
    settings = document.settings
    if settings is None:
        return
    if settings.value is None:
        yield Notice(settings.at, _UNREADABLE, _FRONT_FORM)
        return
    said = settings.value if isinstance(settings.value, dict) else {}
    for key in said:
        if key not in _KEYS:
            problem = Words(
                zh=f"开头的 heshi 一栏没有“{key}”这一项，不起作用",
                en=f'the heshi key of the front matter has no entry "{key}"; it has no effect',
            )
            yield Notice(settings.at, problem, did_you_mean(str(key), _KEYS))
    ignores = said.get("ignore", {})
    if not isinstance(ignores, dict):
        yield Notice(settings.at, _UNREADABLE, _FRONT_FORM)
        return
    for claim, reason in ignores.items():
        if isinstance(reason, str) and reason.strip():
            yield _Ignore(str(claim), reason.strip(), settings.at, None)
        else:
            yield Notice(settings.at, _NO_REASON, _FRONT_FORM)


@dataclass(frozen=True)
class _Blocks:
    """Where in the source the blocks of a draft stand.

    Attributes:
        document: the draft.
    """

    document: Document

    @cached_property
    def _places(self) -> list[SourceSpan]:
        return [self.document.to_source(block.span) for block in self.document.blocks]

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self._places]

    @cached_property
    def _groups(self) -> Mapping[int, Span]:
        """The place of each list and table in the prose, from its first block to its last."""
        found: dict[int, Span] = {}
        for block in self.document.blocks:
            if block.group:
                found[block.group] = found.get(block.group, block.span).join(block.span)
        return found

    def room(self, comment: SourceSpan) -> Span:
        """Return the part of the prose of which a comment speaks.

        That is the block that it stands in or behind on the same line, else the next one: of a list or a
        table all of it. After the last block it is nothing.
        """
        blocks = self.document.blocks
        index = bisect_right(self._starts, comment.start) - 1
        if index >= 0 and self._same_line(self._places[index].end, comment.start):
            return blocks[index].span
        if index + 1 == len(blocks):
            end = len(self.document.prose)
            return Span(end, end)
        after = blocks[index + 1]
        return self._groups.get(after.group, after.span)

    def _same_line(self, end: int, start: int) -> bool:
        """Return whether no line ends between a block that ends at ``end`` and a comment at ``start``."""
        return not re.search(r"[\r\n]", self.document.source.text[end:start])
