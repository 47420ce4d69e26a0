"""How a claim got its verdict in a draft: what was looked at, what was read there, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.explain.weigh import RELATIONS, Weighed, asked, noun, weigh
from heshi.findings import Verdict
from heshi.kinds import KINDS
from heshi.kinds.base import says_stance
from heshi.reading import texts_of
from heshi.recognise.mention import Comparison
from heshi.recognise.stance import StanceKind
from heshi.topics import Reach, Role, Topic
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshi.document import Document
    from heshi.findings import Finding, Gap
    from heshi.reading import Reading
    from heshi.recognise.stance import Cue
    from heshi.rules.model import Claim, Term
    from heshi.text.spans import Span
    from heshi.topics import Bearing, Held


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that holds of a claim or of a place.

    Attributes:
        label: what it is about, in a word.
        says: the thing.
    """

    label: Words
    says: Words


@dataclass(frozen=True, slots=True)
class Step:
    """A place in the draft that was looked at.

    Attributes:
        at: the place.
        verdict: what it counts for in the finding; None where it counts for nothing.
        result: the same in words, with the reason where it counts for nothing.
        facts: what was seen there, in the order of the derivation.
    """

    at: Span
    verdict: Verdict | None
    result: Words
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Explanation:
    """How a claim got its verdict.

    Attributes:
        document: the draft.
        finding: the verdict, as the check itself gives it.
        asks: what the claim asks for.
        steps: the places that were looked at: those that count first, then the nearest others.
        untold: how many more places about the topic there are, which count for nothing.
        why: why this verdict and not the next.
    """

    document: Document
    finding: Finding
    asks: tuple[Fact, ...]
    steps: tuple[Step, ...]
    untold: int
    why: tuple[Words, ...]


_ASKS = Words("要求", "asks ")
_TOPIC = Words("主题", "topic")
_READ = Words("读作", "read ")
_COMPARED = Words("比较", "value")
_STANCE = Words("语气", "mood ")
_SPEAKER = Words("谁说", "by   ")
_GAP = Words("问题", "issue")

_REACHES = {
    Reach.CLAUSE: Words("同一分句", "same clause"),
    Reach.SENTENCE: Words("同一句", "same sentence"),
    Reach.NEIGHBOUR: Words("邻句", "next sentence"),
    Reach.PARAGRAPH: Words("同一段", "paragraph"),
    Reach.HEADING: Words("从标题、引导句或表头带来", "carried from a heading, lead-in or header"),
    Reach.SUBJECT: Words("从全文的主语带来", "carried from the draft's main subject"),
    Reach.ABSENT: Words("没有找到", "not found"),
}
"""How far a term of the topic was carried, in plain words."""

_KINDS_OF_STANCE = {
    StanceKind.DENIED: Words("否定", "denial"),
    StanceKind.HEDGED: Words("不确定", "hedge"),
    StanceKind.ASKED: Words("提问", "question"),
    StanceKind.CONDITIONAL: Words("假设", "condition"),
    StanceKind.ATTRIBUTED: Words("转述", "attribution"),
}
"""The stances that are told; that something is past or to come changes no verdict."""

_RESULTS: Mapping[Verdict, Words] = {
    Verdict.SUPPORTED: Words("支持主张", "supports the claim"),
    Verdict.PARTIAL: Words("部分支持", "supports it in part"),
    Verdict.CONTRADICTED: Words("与主张矛盾", "contradicts the claim"),
    Verdict.MISSING: Words("谈到主题，没有写到要求的内容", "speaks of the topic, not of what is asked"),
}

_STATED = frozenset({Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED})
"""What a place can count for that states something; the others only speak of the topic."""

_ROLES = {"support": Verdict.SUPPORTED, "conflict": Verdict.CONTRADICTED, "partial": Verdict.PARTIAL}

_WORDINGS = frozenset({"text", "pattern"})
"""The kinds that look at the words of a draft alone, and not at what it says."""

_SCOPE = 14
"""The most code points of a cue's scope that are quoted."""


FEW = 2
"""How many places that count for nothing are told of unless more are asked for."""


def explain(claim: Claim, reading: Reading, *, most: int | None = FEW) -> Explanation:
    """Explain the verdict on a claim.

    Args:
        claim: the claim.
        reading: the draft, read for the claim's sheet.
        most: how many places to tell of at most, besides those that count; None for all.
    """
    finding = KINDS[claim.kind].judge(claim, reading)
    topic = Topic(reading, claim)
    found = weigh(claim, reading, topic)
    counted = [
        (at, verdict, _at(found if verdict in {finding.verdict, *_STATED} else (), at, topic))
        for at, verdict in _counted(finding)
    ]
    used = [weighed for _, _, weighed in counted]
    about = [each for each in found if each not in used and _is_about(each)]
    about.sort(key=lambda each: each.bearing.nearness)
    if not found and not counted:
        used = [Weighed(bearing.at, bearing, None) for bearing in topic.places()]
        counted = [(each.at, Verdict.MISSING, each) for each in used][:most]
    page = _Page(claim, reading, finding)
    shares = _shares(finding, reading, [(at, weighed.at) for at, _, weighed in counted])
    steps = [
        page.step(at, verdict, weighed, gaps)
        for (at, verdict, weighed), gaps in zip(counted, shares, strict=True)
    ]
    steps += [page.step(each.at, None, each) for each in about[:most]]
    return Explanation(
        reading.document,
        finding,
        (Fact(_ASKS, asked(claim, reading)), *_topic_of(claim)),
        tuple(steps),
        max(0, len(about) - (len(about) if most is None else most)),
        (*_why(page, topic, about), *_elsewhere(claim, [each for each in found if each not in used])),
    )


def _is_about(weighed: Weighed) -> bool:
    """Return whether something may be meant by the claim: it is of its topic and of its sort."""
    return weighed.bearing.supports and weighed.relation is not Comparison.INCOMPARABLE


def _elsewhere(claim: Claim, found: Sequence[Weighed]) -> Iterator[Words]:
    """Yield how many values of the kind in the draft have nothing to do with the claim, if any."""
    count = sum(not _is_about(each) for each in found)
    what = noun(claim.kind)
    if count:
        yield Words(
            f"另有 {count} 处{what.zh}与主题无关，或与主张不是一类。",
            f"{count} more of the kind ({what.en}) are off the topic, or of another sort than the claim's.",
        )


def _counted(finding: Finding) -> Iterator[tuple[Span, Verdict]]:
    """Yield the places on which a verdict rests, in order, each with what it counts for."""
    places: dict[Span, Verdict] = {}
    for one in finding.evidence:
        places.setdefault(one.at, _ROLES.get(one.role, Verdict.MISSING))
    yield from sorted(places.items())


def _shares(finding: Finding, reading: Reading, places: Sequence[tuple[Span, Span]]) -> list[tuple[Gap, ...]]:
    """Return the gaps that belong to each place: those on it or in its sentence; the first has the rest.

    Args:
        finding: the finding.
        reading: the draft.
        places: of each place, where the verdict rests and what was weighed there.
    """
    shares: list[list[Gap]] = [[] for _ in places]
    for gap in finding.gaps:
        at = gap.at
        if at is None:
            continue
        sentence = reading.sentences[reading.sentence_index(at.start)]
        rooms = (
            [index for index, pair in enumerate(places) if any(map(room.overlaps, pair))]
            for room in (at, sentence)
        )
        here = next(filter(None, rooms), [0])
        if places:
            shares[here[0]].append(gap)
    return [tuple(gaps) for gaps in shares]


def _at(found: Sequence[Weighed], at: Span, topic: Topic) -> Weighed:
    """Return what was weighed at a place; the place alone where nothing was."""
    here = [each for each in found if each.at.overlaps(at)]
    return max(here, key=lambda each: (each.at == at, -abs(len(each.at) - len(at))), default=None) or Weighed(
        at, topic.bearing(at), None
    )


def _topic_of(claim: Claim) -> Iterator[Fact]:
    """Yield what the topic of a claim is, if it names one."""
    wanted = [_term(term) for term in claim.about if not term.exclude]
    unwanted = [_term(term) for term in claim.about if term.exclude]
    if not wanted and not unwanted:
        return
    banned = "、".join(unwanted)
    yield Fact(
        _TOPIC,
        Words(
            " · ".join(wanted) + (f"；不能有 {banned}" if banned else ""),
            " · ".join(wanted) + (f"; not {banned}" if banned else ""),
        ),
    )


_SHOWN = 3
"""How many alternatives of a term are told."""


def _term(term: Term) -> str:
    """Return a term in few words: 宣布/官宣/公布/…."""
    if term.near:
        return "+".join(map(_term, term.near))
    more = "/…" if len(term.alternatives) > _SHOWN else ""
    return "/".join(term.alternatives[:_SHOWN]) + more


@dataclass(frozen=True)
class _Page:
    """What the pieces of one explanation need.

    Attributes:
        claim: the claim.
        reading: the draft.
        finding: the verdict.
    """

    claim: Claim
    reading: Reading
    finding: Finding

    def step(self, at: Span, verdict: Verdict | None, weighed: Weighed, gaps: Sequence[Gap] = ()) -> Step:
        """Return what was seen at a place."""
        if verdict is Verdict.MISSING and weighed.relation is not None:
            at, counts = weighed.at, None
        else:
            counts = verdict
        result = self._idle(weighed) if counts is None else _RESULTS[counts]
        return Step(at, verdict, result, tuple(self._facts(verdict, weighed, gaps)))

    def _facts(self, verdict: Verdict | None, weighed: Weighed, gaps: Sequence[Gap]) -> Iterator[Fact]:
        """Yield what was seen at a place, in the order of the derivation."""
        if self.claim.about and self.claim.kind not in _WORDINGS:
            yield Fact(_TOPIC, self._held(weighed.bearing, counts=verdict is not None))
        if weighed.read:
            yield Fact(_READ, weighed.read)
        if weighed.speaker:
            yield Fact(_SPEAKER, weighed.speaker)
        if compared := self._judged(verdict, gaps, weighed):
            yield Fact(_COMPARED, compared)
        if weighed.asserting:
            yield Fact(_STANCE, self._stance(weighed))
        for gap in gaps:
            yield Fact(_GAP, Words(*(gap.message(lang) for lang in (Lang.ZH, Lang.EN))))

    def _judged(self, verdict: Verdict | None, gaps: Sequence[Gap], weighed: Weighed) -> Words | None:
        """Return how a value stands to the claim; where the check itself has said so, what it said."""
        if weighed.compared not in RELATIONS.values():
            return weighed.compared
        told = [_TOLD[gap.code] for gap in gaps if gap.code in _TOLD]
        if verdict is Verdict.SUPPORTED and self.claim.kind in _VALUED:
            told = [Comparison.FITS]
        return RELATIONS[told[0]] if told else weighed.compared

    # --- the topic ------------------------------------------------------------------------------

    def _held(self, bearing: Bearing, *, counts: bool) -> Words:
        """Return how far each term of the topic was carried to a place."""
        told = [self._one(held, bearing, counts=counts) for held in bearing.held]
        return Words(" · ".join(words.zh for words in told), " · ".join(words.en for words in told))

    def _one(self, held: Held, bearing: Bearing, *, counts: bool) -> Words:
        """Return where one term was found."""
        reach = _REACHES[held.reach]
        if held.at is None:
            extra = Words("，这里不要求", ", not needed here") if counts else Words("", "")
            name = _term(held.term)
            return Words(f"{name}（{reach.zh}{extra.zh}）", f"{name} ({reach.en}{extra.en})")
        text = held.at.of(self.reading.document.prose)
        if held.reach is Reach.NEIGHBOUR and self._sentence(held.at) == self._sentence(bearing.at):
            reach = Words("同一句，分号另一边", "same sentence, beyond a semicolon")
        where = "" if held.reach <= Reach.SENTENCE else f"，{self._place(held.at)}"
        return Words(f"{text}（{reach.zh}{where}）", f"{text} ({reach.en}{where.replace('，', ', ')})")

    def _sentence(self, at: Span) -> int:
        return self.reading.sentence_index(at.start)

    def _place(self, at: Span) -> str:
        """Return where in the source a place begins."""
        document = self.reading.document
        return document.place(document.to_source(at))

    # --- the stance -----------------------------------------------------------------------------

    def _stance(self, weighed: Weighed) -> Words:
        """Return the cues that bear on what is asserted at a place, with their scope."""
        words = [held.at for held in weighed.bearing.held if held.at and held.role is Role.WORD]
        near = [word for word in words if weighed.bearing.zone.covers(word)]
        cues = dict.fromkeys(
            cue
            for span in (*weighed.asserting, *near)
            for cue in self.reading.stance(span).cues
            if cue.kind in _KINDS_OF_STANCE
        )
        if not cues:
            return Words(
                "直说：没有否定、推测或提问管到这里", "plain: no denial, hedge or question bears on it"
            )
        told = [self._cue(cue) for cue in cues]
        return Words("；".join(words.zh for words in told), "; ".join(words.en for words in told))

    def _cue(self, cue: Cue) -> Words:
        """Return a cue, and what it is about."""
        kind = _KINDS_OF_STANCE[cue.kind]
        scope = cue.scope.of(self.reading.document.prose)
        if len(scope) > _SCOPE:
            scope = f"{scope[: _SCOPE // 2]}…{scope[-_SCOPE // 2 :]}"
        text = cue.span.of(self.reading.document.prose)
        own = any(each.kind is cue.kind for each in says_stance(self.claim.says).cues)
        allowed = Words("，主张自己也这样说", ", as the claim itself has it") if own else Words("", "")
        return Words(
            f"“{text}”表示{kind.zh}，管到“{scope}”{allowed.zh}",
            f"“{text}” is a {kind.en} of “{scope}”{allowed.en}",
        )

    # --- what does not count --------------------------------------------------------------------

    def _idle(self, weighed: Weighed) -> Words:
        """Return why a place about the topic counts for nothing, as far as can be told."""
        if weighed.relation is Comparison.CONFLICTS and self.claim.kind != "not":
            reasons = list(self._withheld(weighed))
            return Words(
                "不算矛盾：" + "；".join(words.zh for words in reasons),
                "no contradiction: " + "; ".join(words.en for words in reasons),
            )
        if self.finding.verdict is Verdict.SUPPORTED:
            return Words("不影响结论：已有支持的地方", "changes nothing: support was found elsewhere")
        if self.finding.verdict is Verdict.CONTRADICTED:
            return Words("不影响结论：矛盾优先", "changes nothing: a contradiction outweighs it")
        if weighed.relation is Comparison.INCOMPARABLE:
            return Words("没有采用：与主张不是一类", "not used: it is of another sort than the claim's")
        if weighed.relation is not None:
            return Words("没有采用：拿不准说的就是这条主张", "not used: it may not be about the claim")
        return Words("不影响结论：另一处更全或更近", "changes nothing: another place is fuller or nearer")

    def _withheld(self, weighed: Weighed) -> Iterator[Words]:
        """Yield what keeps a conflicting value from being a contradiction: it is not surely the claim's."""
        bearing = weighed.bearing
        reasons = list(_distance(bearing))
        if not self.reading.stance(weighed.at).asserted:
            reasons.append(Words("语气不是断言", "it is not asserted"))
        if self._rightly_told(weighed.at):
            reasons.append(Words("同一句已写有相符的", "the sentence has one that agrees as well"))
        if not reasons:
            what = noun(self.claim.kind)
            reasons.append(
                Words(
                    f"拿不准这个{what.zh}说的就是这条主张（可能属于另一件事、另一方或另一个时间）",
                    f"the {what.en} may be that of another event, party or time",
                )
            )
        yield from reasons

    def _rightly_told(self, at: Span) -> bool:
        """Return whether the sentence of a place also supports the claim."""
        supports = (one.at for one in self.finding.evidence if one.role == "support")
        return any(self._sentence(each) == self._sentence(at) for each in supports)


_TOLD = {
    "wrong-date": Comparison.CONFLICTS,
    "wrong-quantity": Comparison.CONFLICTS,
    "vaguer-date": Comparison.VAGUER,
    "vaguer-quantity": Comparison.VAGUER,
}
"""How a value stands to the claim, as its gap tells it."""

_VALUED = frozenset({"date", "quantity"})
"""The kinds that compare values: what supports one of their claims agrees with it."""


def _distance(bearing: Bearing) -> Iterator[Words]:
    """Yield what of the topic stands too far away for an accusation."""
    if bearing.excluded:
        yield Words("句里有主题不许有的词", "the sentence has a word that the topic rules out")
    for held in bearing.held:
        if held.role is Role.NAME or held.reach is Reach.CLAUSE:
            continue
        name = next(iter(held.term.alternatives), "") or _term(held.term)
        if held.reach is Reach.SENTENCE and held.role is Role.WORD:
            yield Words(f"“{name}”不在同一分句", f"“{name}” is not in the clause")
        elif held.reach > Reach.SENTENCE:
            yield Words(f"“{name}”不在这一句", f"“{name}” is not in the sentence")
    carried = any(held.role is Role.NAME and held.reach > Reach.SENTENCE for held in bearing.held)
    if not bearing.own_subject:
        yield Words("看来说的是另一方或另一个时间", "it seems to be about another party or another time")
    elif carried and not bearing.open_subject:
        yield Words("分句另有主语", "the clause has a subject of its own")
    elif carried and not bearing.carried_together:
        yield Words("主题的名称是从几处带来的", "the names of the topic were carried from several places")


# --- why ----------------------------------------------------------------------------------------

_SHORT = {
    "hedged": Words("说得不确定", "it is hedged"),
    "asked": Words("只是提问", "it is only asked"),
    "no-order": Words("没有写明次序", "the order is not told"),
    "missing-item": Words("没有写全", "something is left out"),
    "vaguer-date": Words("日期比主张粗", "the date says less"),
    "vaguer-quantity": Words("数字比主张粗", "the figure says less"),
    "partial-quote": Words("引语没有引全", "the quotation is not whole"),
    "missing-speaker": Words("没有写明谁说的", "the speaker is not named"),
    "missing-text": Words("要求的文字没有写全", "some of the wording is missing"),
}
"""Why support is partial, by the gap."""


def _why(page: _Page, topic: Topic, about: Sequence[Weighed]) -> Iterator[Words]:
    """Yield why a claim got its verdict and not the next."""
    finding = page.finding
    aside = sum(each.relation is Comparison.CONFLICTS for each in about) if page.claim.kind != "not" else 0
    if finding.verdict is Verdict.SUPPORTED:
        yield _SUPPORTED_TEXT if page.claim.kind in _WORDINGS else _SUPPORTED
    elif finding.verdict is Verdict.CONTRADICTED:
        yield _FORBIDDEN if page.claim.kind in _WORDINGS else _CONTRADICTED
        if any(gap.code == "inconsistent" for gap in finding.gaps):
            yield Words(
                "另一处与主张相符；矛盾优先，所以不是支持，另记“前后不一”。",
                "Another place agrees; a contradiction outweighs it, and the draft is inconsistent.",
            )
    elif finding.verdict is Verdict.PARTIAL:
        reasons = list(dict.fromkeys(_SHORT.get(gap.code, gap.kind.name) for gap in finding.gaps))
        yield Words(
            f"不是支持：{'、'.join(words.zh for words in reasons)}。",
            f"Not supported: {', '.join(words.en for words in reasons)}.",
        )
        yield Words("不是矛盾：写到的与主张并不冲突。", "Not contradicted: what is said does not conflict.")
    else:
        yield from _missing(page, topic)
    if aside and finding.verdict is not Verdict.CONTRADICTED:
        what = noun(page.claim.kind)
        yield Words(
            f"不同的{what.zh}有 {aside} 处，都拿不准说的是这条主张；矛盾从严，所以不算。",
            f"{aside} with another {what.en}; none surely speaks of the claim, so none contradicts it.",
        )


_SUPPORTED = Words(
    "支持从宽：有一处谈到主题（可以从上下文带来）、内容和语气都相符，就够了。",
    "Support is wide: one place on the topic, carried there or not, that agrees in content and mood"
    " is enough.",
)
_SUPPORTED_TEXT = Words(
    "要求的文字都有，不许的都没有。", "All required wording is there, and nothing that is forbidden."
)
_FORBIDDEN = Words(
    "不许的文字出现一处，就是矛盾。", "Forbidden wording contradicts the claim wherever it stands."
)
_CONTRADICTED = Words(
    "矛盾从严：相冲突的说法写在主题近旁，说的就是它，又不是推测或提问。这样的地方有一处，就重于其他结论。",
    "Contradiction is narrow: what conflicts stands by the topic, is surely about it, and is neither hedged"
    " nor asked. One such place outweighs every other verdict.",
)


def _missing(page: _Page, topic: Topic) -> Iterator[Words]:
    """Yield why a claim is missing."""
    claim, reading = page.claim, page.reading
    if claim.kind in _WORDINGS:
        yield Words("要求的文字一处也没有。", "None of the required wording is there.")
        return
    absent = [_term(term) for term in claim.about if not term.exclude and not _stands(reading, [term])]
    places = sum(1 for _ in topic.places())
    what = noun(claim.kind)
    if absent:
        names = "、".join(absent)
        yield Words(
            f"主题里的“{names}”全文没有出现。", f"“{names}” of the topic occurs nowhere in the draft."
        )
    elif claim.about and not places:
        yield Words(
            "主题的词都出现过，但没有一处凑得齐。", "All terms of the topic occur, but nowhere together."
        )
    else:
        yield Words(
            f"谈到主题的有 {places} 句，没有一处能确认写了要求的{what.zh}。"
            if claim.about
            else f"没有一处能确认写了要求的{what.zh}。",
            f"Sentences about the topic: {places}; none surely has the {what.en} that is asked for."
            if claim.about
            else f"No place surely has the {what.en} that is asked for.",
        )
    yield Words(
        "没写到不等于写错，所以不是矛盾。", "What is not stated is not wrong, so it is no contradiction."
    )
    if not claim.required:
        yield Words(
            "这条主张可以不写，不影响退出码。", "The claim may be left out; the exit status is not affected."
        )


def _stands(reading: Reading, terms: Iterable[Term]) -> bool:
    """Return whether any word of the terms stands anywhere in the draft."""
    return bool(reading.spans_of(set(texts_of(terms))))
