"""``statement``: the topic's own terms, asserted together (or denied, or only asked)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from heshi.findings import Finding, Verdict
from heshi.kinds.base import Candidate, Kind, decide, gap, says_stance, stance_gaps
from heshi.kinds.items import is_past, of_another
from heshi.recognise.stance import Cue, StanceKind
from heshi.rules.model import Claim, Params, ParamsError
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Bearing, Held, Reach, Role, Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.findings import Gap
    from heshi.reading import Reading


class Asserted(StrEnum):
    """How the topic's terms are to be stated."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    ASKED = "asked"


class StatementParams(Params):
    """How the topic's terms are to be stated."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {"type": "string", "enum": [each.value for each in Asserted]},
    )

    stance: Asserted

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``denied`` as ``{stance: denied}``."""
        if not isinstance(value, str):
            return value
        if value not in set(Asserted):
            raise ParamsError(
                Words(f"“{value}”不是陈述的方式", f'"{value}" is not a way to state something'),
                Words("请写 affirmed、denied 或 asked", "write affirmed, denied or asked"),
            )
        return {"stance": value}


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft states the topic's terms together, in the way the claim wants."""
    params = claim.params
    if not isinstance(params, StatementParams):
        raise TypeError(params)
    topic = Topic(reading, claim)
    candidates: list[Candidate] = []
    for bearing in topic.places():
        if _together(bearing):
            said = [_CANDIDATE[params.stance](each) for each in _versions(claim, reading, topic, bearing)]
            candidates += _settled([each for each in said if each])
    if params.stance is Asserted.ASKED:
        candidates = _settled(candidates)  # a draft that asks may speak of what it asks in passing
    return decide(claim, candidates, topic)


def _together(bearing: Bearing) -> bool:
    """Return whether the words stand together here; the names may be carried."""
    words = [held for held in bearing.held if held.role is Role.WORD]
    if not words:
        return all(held.reach <= Reach.SENTENCE for held in bearing.held)
    here = sum(held.reach <= Reach.SENTENCE for held in words)
    return here >= 1 and all(held.reach <= Reach.NEIGHBOUR for held in words)


def _settled(candidates: list[Candidate]) -> list[Candidate]:
    """Return what a sentence comes to: where one of its clauses supports the claim, no other accuses it."""
    if any(each.verdict is Verdict.SUPPORTED for each in candidates):
        return [each for each in candidates if each.verdict is not Verdict.CONTRADICTED]
    return candidates


# --- what one clause says -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Version:
    """The statement as one clause of a sentence has it: a term may stand there more than once.

    Attributes:
        claim: the claim.
        reading: the draft.
        bearing: how the clause bears on the topic.
        clause: the clause.
        spans: the words of the topic in the sentence, in order, each where it is nearest to the clause.
        others: the other terms that stand in the sentence, and the words beyond it.
        whole: whether all words stand in the clause.
        past: whether it is about another time than the claim.
        kinship: how much of the claim's own sentence is said in this one, see ``Topic.kinship``.
        disputed: whether a word of the topic is denied anywhere in the sentence.
    """

    claim: Claim
    reading: Reading
    bearing: Bearing
    clause: Span
    spans: tuple[Span, ...]
    others: tuple[Span, ...]
    whole: bool
    past: bool
    kinship: float
    disputed: bool

    @property
    def at(self) -> Span:
        """From the first word to the last."""
        return self.spans[0].join(self.spans[-1])

    @property
    def denied(self) -> bool:
        """Whether the statement is denied: its last word is, or what it speaks of is said not to be.

        What is denied in Chinese stands after the negation (没有…产生…调整), so the last word of the
        topic carries the denial; a word of which the failure is told at once (大和解没有到来) is
        denied too.
        """
        return _is_denied(self.reading, self.spans[-1]) or any(map(self._undone, self.spans))

    def _undone(self, span: Span) -> bool:
        """Return whether a word's failure is told after it, and not asked or the topic's own word."""
        match = _UNDONE.match(self.reading.normal, span.end, self._end(span))
        if match is None or self.reading.stance(span).asked:
            return False
        return not any(span.end <= other.start < match.end() for other in self.spans)

    @property
    def unclear(self) -> bool:
        """Whether a negation stands by that is about something else (合作不涉及股权, 没有影响通行)."""
        return any(self._is_spared(span) or self._negated(span) is not None for span in self.spans)

    @property
    def refused(self) -> bool:
        """Whether it is denied in any of the ways in which a claim that denies may be told.

        The negation may follow the words (补贴就没有份了), or another term of the topic be denied in the
        clause (盒子里不送充电器), or the claim's own name in a later one (…，X7不支持).
        """
        if self.denied or _is_refused_after(self):
            return True
        following = filter(None, map(self._negated, self.spans))
        if any(_ASIDE.match(self.reading.normal, cue.span.end) is None for cue in following):
            return True
        return any(self.clause.covers(span) and _is_denied(self.reading, span) for span in self.others)

    @property
    def refuted(self) -> bool:
        """Whether it is told, and then denied (网传…，系谣言): the telling does not hedge the denial."""
        cues = self.reading.stance(self.spans[-1]).cues
        return any(cue.kind is StanceKind.DENIED and cue.span.start >= self.spans[-1].end for cue in cues)

    @property
    def supposed(self) -> str:
        """The noun that makes a mere possibility of the last word (涨价的可能性); or nothing.

        A claim that speaks of the possibility itself (存在起火风险) is not hedged by its own noun.
        """
        match = _SUPPOSED.match(self.reading.normal, self.spans[-1].end)
        return match[1] if match and match[1] not in normalise(self.claim.says) else ""

    @property
    def demanded(self) -> bool:
        """Whether the last word is only what somebody asks for (还要求对方登报道歉), unlike in the claim."""
        word, said = self.spans[-1].of(self.reading.normal), normalise(self.claim.says)
        lead = self.reading.normal[self.clause.start : self.spans[-1].start]
        return _DEMANDS.search(lead) is not None and _DEMANDS.search(said.partition(word)[0]) is None

    @property
    def turned_down(self) -> bool:
        """Whether the next clause says that what is asked for is not granted (…，这一项未获支持)."""
        sentence = self.reading.sentences[self.reading.sentence_index(self.clause.start)]
        return _TURNED_DOWN.match(self.reading.normal, self.clause.end, sentence.end) is not None

    @property
    def asked(self) -> bool:
        """Whether the statement is asked (流量饥渴能否终结)."""
        reading = self.reading
        if any(reading.stance(span).asked for span in self.spans):
            return True
        sentence = reading.sentence_index(self.spans[-1].start)
        clause = reading.clauses(sentence)[reading.clause_index(sentence, self.spans[-1].start)]
        cues = reading.cues(sentence)
        return any(cue.kind is StanceKind.ASKED and clause.covers(cue.span) for cue in cues)

    @property
    def wondered(self) -> bool:
        """Whether a question word stands before the last word in its clause (何时能打开海外市场)."""
        return _QUESTION_WORD.search(self.reading.normal, self.clause.start, self.spans[-1].start) is not None

    @property
    def asserted(self) -> bool:
        """Whether it is stated for a fact."""
        stances = [self.reading.stance(span) for span in self.spans]
        denials = [cue for stance in stances for cue in stance.cues if cue.kind is StanceKind.DENIED]
        if denials or self.supposed or self.unclear:
            return False
        if self.wondered or _ATTRIBUTE.match(self.reading.normal, self.spans[-1].end):
            return False
        return all(stance.asserted for stance in stances)

    @property
    def accuses(self) -> bool:
        """Whether it may be held against the draft: the words in one clause, of the claim's own party."""
        if not self.whole or self.past or not self._related:
            return False
        if self.bearing.accuses:
            return True
        near = all(held.reach <= Reach.SENTENCE for held in self.bearing.held)
        return near and not self.bearing.excluded and self.kinship >= _SAME

    @property
    def _related(self) -> bool:
        """Whether words of the topic that are no names belong together here.

        They do where little stands between them, or where more of the claim's sentence is said.
        """
        if any(held.role is Role.NAME for held in self.bearing.held):
            return True
        text = self.reading.normal
        places = sorted(held.at for held in self.bearing.held if held.at and self.clause.covers(held.at))
        between = [text[one.end : other.start] for one, other in pairwise(places) if one.end < other.start]
        if all(len(_LETTERS.findall(piece)) <= _NEAR for piece in between):
            return True
        says = normalise(self.claim.says)
        rest = says
        for place in places:
            rest = rest.replace(place.of(text), "\n")
        if len(_LETTERS.findall(rest)) <= _REST * len(_LETTERS.findall(says)):
            return True
        sentence = self.reading.sentences[self.reading.sentence_index(self.clause.start)].of(text)
        pairs = ("".join(pair) for pair in pairwise(rest))
        return any(_LETTERS.match(pair) and pair in sentence for pair in pairs)

    def _negated(self, span: Span) -> Cue | None:
        """Return the negation that follows a word at once, in its clause."""
        end = self._end(span)
        return next(
            (
                cue
                for cue in self.reading.cues(self.reading.sentence_index(span.start))
                if cue.kind is StanceKind.DENIED
                and span.end <= cue.span.start <= span.end + _FOLLOWING
                and cue.span.end <= end
            ),
            None,
        )

    def _is_spared(self, span: Span) -> bool:
        """Return whether a word is the object of a denied verb that leaves it as it is (没有影响通行)."""
        reading = self.reading
        cues = reading.cues(reading.sentence_index(span.start))
        return any(self.clause.covers(cue.span) and _spares(reading, cue, span) for cue in cues)

    def _end(self, span: Span) -> int:
        """Return where the clause of a word ends."""
        sentence = self.reading.sentence_index(span.start)
        return self.reading.clauses(sentence)[self.reading.clause_index(sentence, span.start)].end

    def candidate(self, verdict: Verdict, gaps: tuple[Gap, ...] = ()) -> Candidate:
        """Return this version as a candidate judgement."""
        return Candidate(verdict, self.at, gaps, self.bearing.nearness)


_SAME = 0.6
"""A sentence that says this much of the claim's own is about the claim, whoever else is named there."""

_REST = 2 / 3
"""A topic whose words leave more than this of the claim's sentence unsaid is too general by itself."""

_NEAR = 4
"""How many letters may stand between words that belong together."""

_FOLLOWING = 2
"""How many code points may stand between a word and the negation that follows it."""

_LETTERS = re.compile(r"[^\W\d_]")

_UNDONE = re.compile(
    r"[”」』》]?(?:一事|事宜|计划|方案|申请|请求|提案|协议|余额|最终|至今|仍然?|并|也|均|都|还|尚|却|则|目前|暂时|从来|从){0,3}"
    r"(?:(?:没有|没|未能|未|不会|不再|不能|不)(?:能够?|会|曾|有|再|真正|立即|马上|如期){0,2}"
    r"(?:获得|获|得到|通过|成功|完成|实现|达成|发生|到来|来临|来|出现|成行|进行|落地|成真|兑现|成为现实|开始|启动|推进|"
    r"举行|谈成|敲定|生效|实施|批准|存在|展开|成立|明显|突出|允许|支持|足|(?=[,;。!?]))"
    r"|失败|失利|告吹|落空|搁浅|泡汤|流产|作罢|无望|(?:被|遭到?)(?:否决|叫停|驳回|拒绝|取消|搁置)"
    r"|为(?:零|0(?![.0-9])))"
)
"""What says of the word before it that it did not come about: 合并没有获得批准, 担保余额为零."""

_DEMANDS = re.compile(
    r"(?:^|(?<![按应据照合求的])(?<!符合)(?<!根据))(要求|请求|诉请|呼吁|敦促|恳请|提议|建议|希望|申请)(?:[^,;。]{0,12})$"
)
"""Verbs whose object is not said to be so: it is asked for."""

_TURNED_DOWN = re.compile(
    r"[,;]?(?:但|不过|而|对此|对于?)?(?:这一?|该|此)(?:项|个|条|点)?(?:请求|要求|诉求|诉请|主张|申请|提议|建议)?[^,;。!?]{0,6}?"
    r"(?:(?:没有|没|未|不)(?:能|会|被|予)?(?:获得?|得到|支持|采纳|批准|同意|接受|通过|允许|准许)|被?(?:驳回|拒绝|否决))"
)
"""What says that it is not granted."""

_SPARES = re.compile(
    r"(?:有|能|会|再|因此|明显|丝毫){0,2}(?:影响|妨碍|阻止|阻碍|阻挡|耽误|干扰|妨害|改变|动摇|打断)"
)
"""Verbs that, denied, say that their object goes on."""

_SUPPOSED = re.compile(
    r"[”」』》]?的?(可能性?|概率|风险|传闻|传言|谣言|说法|猜测|预期|担忧|想法|呼声|必要|希望|期待|迹象|念头)"
)
"""Nouns that make a possibility of what stands before them."""

_ASIDE = re.compile(
    r"(?:直接|仅|只|单纯)?(?:涉及|包括|包含|影响|是|意味|等于|改变|披露|透露|公布|说明|超过|到|足以|仅|只|低于|止|同|一样|错)"
)
"""What, denied after a word, does not deny the word."""

_ATTRIBUTE = re.compile(r"[”」』》]?的(?!到来|来临|开始|完成|实现|发生|终结|结束|出现)")
"""What makes an attribute of the word before it (钓鱼的人), which asserts nothing."""

_QUESTION_WORD = re.compile(r"何时|何日|几时|什么时候|如何|怎[么样]|多久")
_LEFT_OPEN = re.compile(
    r"取决于|有待|尚待|仍待|要看|未知|悬念|疑问|难说|不确定|不好说|说不准|拭目以待|问号|没有答案"
)
"""What leaves open what a question word asked before it."""

_OPPOSED = re.compile(r"(?:方面)?(?:则|却)")
_ALTOGETHER = re.compile(
    r".{0,2}|(?:目前|至今|始终|也|都|均|则|却|并|全)?(?:一概|一律|从来|从未|完全|通通|统统|都|也)"
)
"""What may stand between a subject and its negation: 食堂|一概|不用."""

_DROPPED = re.compile(r"[^,;:。!?]{0,4}[,;。!?]*$")


def _is_denied(reading: Reading, span: Span) -> bool:
    """Return whether a word is denied; a verb that spares its object (没有影响) does not count.

    Nor does a negation beyond a semicolon, which tells of something else.
    """
    cues = [
        cue
        for cue in reading.stance(span).cues
        if cue.kind is StanceKind.DENIED
        and not _spares(reading, cue, span)
        and ";" not in cue.span.join(span).of(reading.normal)
    ]
    return len(cues) % 2 == 1


def _spares(reading: Reading, cue: Cue, span: Span) -> bool:
    match = _SPARES.match(reading.normal, cue.span.end)
    return cue.kind is StanceKind.DENIED and match is not None and match.end() <= span.start


def _versions(claim: Claim, reading: Reading, topic: Topic, bearing: Bearing) -> list[_Version]:
    """Return the versions of the statement in the sentence of ``bearing`` that say most of it."""
    index = reading.sentence_index(bearing.at.start)
    sentence = reading.sentences[index]
    words = [held for held in bearing.held if held.role is Role.WORD] or list(bearing.held)
    places = [
        [span for span in _places(reading, held, sentence) if not of_another(reading, claim, span)]
        for held in words
    ]
    if any(
        held.at and sentence.covers(held.at) and not spans for held, spans in zip(words, places, strict=True)
    ):
        return []
    others = tuple(held.at for held in bearing.held if held.at and held not in words)
    beyond = tuple(held.at for held in words if held.at and not sentence.covers(held.at))
    found: list[tuple[tuple[bool, int], _Version]] = []
    for clause in reading.clauses(index):
        here = [[span for span in spans if clause.covers(span)] for spans in places]
        if not any(here) or _is_opposed(reading, bearing, clause, sentence):
            continue
        spans = tuple(
            sorted(
                own[-1] if own else min(spans, key=clause.gap)
                for own, spans in zip(here, places, strict=True)
                if spans
            )
        )
        count = sum(bool(_places(reading, held, clause)) for held in bearing.held)
        at = next(span for spans in here for span in spans)
        version = _Version(
            claim,
            reading,
            topic.bearing(at, clause),
            clause,
            spans,
            (*others, *beyond),
            all(here),
            is_past(reading, claim, at),
            topic.kinship(at),
            any(_is_denied(reading, span) for spans in places for span in spans),
        )
        found.append(((version.past, -count), version))
    best = min((key for key, _ in found), default=None)
    return [version for key, version in found if key == best]


def _places(reading: Reading, held: Held, within: Span) -> list[Span]:
    """Return where a term stands in a sentence or clause."""
    if held.term.near:
        return [held.at] if held.at and within.covers(held.at) else []
    return list(reading.spans_of(held.term.alternatives, within=within))


def _is_opposed(reading: Reading, bearing: Bearing, clause: Span, sentence: Span) -> bool:
    """Return whether one of several names is the subject of a later clause that says something else of it.

    As in 甲合并了两家子公司，乙则新开三条航线, which does not say that the two merge.
    """
    names = [held for held in bearing.held if held.role is Role.NAME]
    here = [held for held in names if _places(reading, held, clause)]
    if not here:
        return False
    later = Span(clause.end, max(clause.end, sentence.end))
    return any(
        _OPPOSED.match(reading.normal, span.end)
        for held in names
        if held not in here
        for span in _places(reading, held, later)
    )


# --- what is wanted -----------------------------------------------------------------------------


def _affirmed(version: _Version) -> Candidate | None:
    claim, reading = version.claim, version.reading
    if version.denied:
        if not version.accuses:
            return None
        return version.candidate(Verdict.CONTRADICTED, (gap("denied", version.at, claim.says),))
    if version.supposed:
        return version.candidate(Verdict.PARTIAL, (_hedged(version, version.supposed),))
    spans = [span for span in version.spans if not reading.stance(span).denied]
    gaps = stance_gaps(claim, reading, spans)
    if not gaps:
        sentence = reading.sentences[reading.sentence_index(version.at.start)]
        beyond = [span for span in version.others if not sentence.covers(span)]
        gaps = stance_gaps(claim, reading, beyond, may_deny=True)
    return version.candidate(Verdict.PARTIAL if gaps else Verdict.SUPPORTED, gaps)


def _refused(version: _Version) -> Candidate | None:
    claim, reading = version.claim, version.reading
    if version.refused:
        gaps = () if version.refuted else stance_gaps(claim, reading, version.spans[-1:], may_deny=True)
        return version.candidate(Verdict.PARTIAL if gaps else Verdict.SUPPORTED, gaps)
    if version.demanded:
        return version.candidate(Verdict.SUPPORTED) if version.turned_down else None
    return _not_refused(version)


def _not_refused(version: _Version) -> Candidate | None:
    """Return what is said of a claim that denies where the denial is missing."""
    claim, reading = version.claim, version.reading
    own = says_stance(claim.says)
    if version.asked and not own.asked:
        return version.candidate(Verdict.PARTIAL, (gap("asked", version.at, claim.says, "?"),))
    if version.supposed:
        return version.candidate(Verdict.PARTIAL, (_hedged(version, version.supposed),))
    gaps = stance_gaps(claim, reading, version.spans, may_deny=True)
    if gaps:
        return version.candidate(Verdict.PARTIAL, gaps)
    disputed = version.disputed or any(_is_denied(reading, span) for span in version.others)
    if version.asserted and version.accuses and not disputed:
        return version.candidate(Verdict.CONTRADICTED, (gap("affirmed", version.at, claim.says),))
    return None


def _asked(version: _Version) -> Candidate | None:
    sentence = version.reading.sentences[version.reading.sentence_index(version.at.start)]
    left_open = _LEFT_OPEN.search(version.reading.normal, version.clause.end, sentence.end)
    if version.asked or (version.wondered and left_open):
        return version.candidate(Verdict.SUPPORTED)
    if version.asserted and version.accuses and _ASSERTS.search(version.clause.of(version.reading.normal)):
        gaps = (gap("affirmed", version.at, version.claim.says),)
        return version.candidate(Verdict.CONTRADICTED, gaps)
    return None


_ASSERTS = re.compile(
    "了|过|已|就此|终于|正式|到来|实现|达成|意味[着著]|标志[着著]|迎来|宣告|确[认定]|证明|将"
)
"""What makes a clause say that something is so; without it what was asked is only mentioned again."""


def _hedged(version: _Version, found: str) -> Gap:
    return gap("hedged", version.at, version.claim.says, found)


def _is_refused_after(version: _Version) -> bool:
    """Return whether the claim's own name or subject is denied the same in a later clause (…，X7不支持)."""
    reading = version.reading
    index = reading.sentence_index(version.clause.start)
    names = [held for held in version.bearing.held if held.role is not Role.WORD]
    for clause in reading.clauses(index):
        if clause.start < version.clause.end:
            continue
        for cue in reading.cues(index):
            if cue.kind is not StanceKind.DENIED or not clause.covers(cue.span):
                continue
            dropped = _DROPPED.fullmatch(reading.normal, cue.span.end, clause.end)
            own = [span for held in names for span in _places(reading, held, clause)]
            if dropped and any(
                _ALTOGETHER.fullmatch(reading.normal, span.end, cue.span.start) for span in own
            ):
                return True
    return False


_CANDIDATE = {Asserted.AFFIRMED: _affirmed, Asserted.DENIED: _refused, Asserted.ASKED: _asked}

KIND = Kind(
    "statement",
    StatementParams,
    Words("主题中的词被一起肯定、否定或提问", "the topic's terms are asserted together, denied, or asked"),
    judge,
)
