"""Which places of a draft speak of a claim: the topic's terms, said there or carried over to there.

Chinese drops its subject, so a term of the topic need not stand in the sentence that states the
fact. From a place in the draft, each term is looked for ever further away::

    clause → sentence → next sentences → paragraph → headings, lead-ins, header cells → main subject

and how far one had to go is its ``Reach``. What part the term plays, its ``Role``, says how far it may
be carried. Three rules bound this:

1. **A rival stops the carrying.** A term that was said before is not carried past another subject
   of its kind: after 同期B公司…, what follows is B's.
2. **Only names are main subjects.** The names of the title and the opening carry through the whole
   draft; a word such as 宣布 carries through its paragraph, and from the headings above it.
3. **Support wide, contradict narrow.** ``Bearing.supports`` takes any reach, as long as one term is
   no further than a heading. ``Bearing.accuses`` wants the words of the topic in the very clause, and
   its names in the sentence, or dropped there in the way Chinese drops or points back to them (双方,
   该公司, or no subject at all).

Who may take a subject's place is of two sorts: a *rival* is a declared name of the claim's own kind
that the claim does not speak of; a *stranger* is a subject that the sheet does not know at all. A claim
that names nobody has no rivals, but *bystanders*: declared names of which no claim of its sheet speaks. They
stop no carrying; they only keep a value from being held against the claim.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cached_property, reduce
from operator import attrgetter
from typing import TYPE_CHECKING

from heshi.document import HEADINGS, BlockKind
from heshi.reading import inside, last_starting, letter_pairs, starting, texts_of
from heshi.recognise.speakers import is_person
from heshi.recognise.subjects import only_reports
from heshi.rules.model import Within
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span, common, united

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from heshi.reading import Reading
    from heshi.rules.model import Claim, Sheet, Term

_NEAR = 1
"""How many sentences away still counts as the next sentences."""

_PARAGRAPH = 3
"""How many sentences away still counts as the paragraph where every sentence is one of its own."""

_BLOCK = 12
"""How many sentences away still counts as the paragraph in one block: a whole article may be one."""

_GOVERNS = re.compile("[有把被对向用靠让给由从在到叫与和跟同]$")
"""A verb or preposition before a name makes it no subject: 背后有巨量引擎."""

_NO_SUBJECT = re.compile("[有把被对向用靠让给从到叫同比较]$")
"""A verb or preposition before a name of the claim's own, after which it is not what is spoken of."""

_LEAD = 8
"""How many code points may stand before a clause's subject (同期, 而, 9月26日, …)."""

_LABEL = 16
"""How many code points the words before a colon may have to be the label of what follows."""

_HEAD = 2
_HEADING = re.compile("[一-鿿]{2}")
"""How many characters of a name tell at the head of a clause that it is meant."""

_FEW = 4
"""How many places on either side are tried for one that no rival cuts off, however often a term stands."""

# --- cue words, in normal form --------------------------------------------------------------------

ANAPHORS = (
    "双方|二者|两者|两家|三方|各方|彼此|后者|前者|该公司|该集团|该平台|该企业|该机构|该行|该局|该部|该项|该活动|该产品|本公司|公司|集团|我们|"
    "其(?![中他它余次实])|它们|它|他们|她们|(?<!其)他(?!人)|她|此次|本次|这次|这一次|这场|这一|该次|上述|前述|这项|此番|此举|此事|这"
)
"""Words that point back to what was named before: with one of them a clause needs no name of its own."""

_ANAPHOR = re.compile(f"(?:{ANAPHORS})")
_ITSELF = r"\s*(?:[0-9]{4}年,?|报告期内?,?|全年,?)*(?:公司|集团|本公司|本集团|报告期|全年)"
"""What a report calls its own subject, whoever was named just before."""

_MAIN = re.compile(_ITSELF)
_BACK = (
    r"\s*(?:而|但|到了?)?"
    r"(?:今年|如今|现在|这一?次|这一?届|本[届次季期轮场]|此次|新[款品机车版馆]|新一[代届季期])"
)
"""What turns from another edition, or another party, to the claim's own."""

_COMPARED = re.compile("[比较](?:上一?[代届季轮]|前[代作]|初代|首代|老款|旧款)")
"""What compares a clause's subject with the edition before, and so is not about that: 比上一代提高12%."""

_MAIN_LATER = re.compile(f"[,。;!?\n](?:{_ITSELF}|{_BACK})")
_MAIN_CLAUSE = re.compile(f"(?:^|[,。;!?\n])(?:{_ITSELF}|{_BACK})")

_EARLIER = re.compile(
    r"^\s*(?:而|但|不过|其实|早在)?(此前|之前|早前|先前|同期|去年同期|上年同期|去年|上年|前年|往年|以往|过去|曾经|当年|上一代|前代|历史上)"
)
"""What puts a whole sentence into another time than the claim's."""

WIDER = re.compile(
    r"(全国|全球|全世界|世界各地|全省|全市|全行业|行业|同行|同业|业界|其他|其它|别的|另一家|另一款|友商|竞品|竞争对手|对手|同类)"
)
"""What widens or shifts a sentence to others than the claim's."""

_EDITION = re.compile(
    r"(首届|上届|上一届|往届|历届|第[0-9一二三四五六七八九十百]+届|上次|上一次|前一次|另一[一-鿿]|另外一[一-鿿]|"
    r"(?:上|下|前)一[场届季期轮代版回]|[二三四五]期|先行|老[馆桥楼区站]|旧[馆桥楼址版]|[一-鿿]{1,2}版(?=将|于|在|[0-9])|海外|北美|港澳)"
)
"""What makes a clause that of another edition of the same event."""


# --- what is said of a place ----------------------------------------------------------------------


class Reach(IntEnum):
    """How far from a place a term of the topic stands; the smaller, the nearer.

    ``CLAUSE`` is the clauses of the place and the header cells over it, ``NEIGHBOUR`` the next sentences,
    and what a semicolon parts from the place in its own; ``HEADING`` all that stands above, lead-ins
    too; ``SUBJECT`` the draft's main subject, wherever it is named.
    """

    CLAUSE = 0
    SENTENCE = 1
    NEIGHBOUR = 2
    PARAGRAPH = 3
    HEADING = 4
    SUBJECT = 5
    ABSENT = 9


class Role(Enum):
    """What part a term plays in a topic.

    A ``NAME`` is one that the sheet treats as a name. A ``WORD`` is any other. A ``SUBJECT`` is a word
    that stands first in the topic: it is carried like a name for support, but an accusation wants it
    in the sentence, for nobody said that it is a name.
    """

    NAME = "name"
    SUBJECT = "subject"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Held:
    """Where one term of the topic was found.

    Attributes:
        term: the term.
        reach: how far away.
        at: its place in the prose; None where it is absent.
        role: what part it plays in the topic.
    """

    term: Term
    reach: Reach
    at: Span | None
    role: Role

    @property
    def is_name(self) -> bool:
        """Whether it is a name, which may be carried, and not a word."""
        return self.role is Role.NAME


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a place in a draft bears on a claim's topic.

    Attributes:
        at: the place.
        zone: what counts as its clause.
        held: one for each term that the topic wants.
        excluded: whether a term that the topic must not have stands in the sentence.
        open_subject: whether the zone names no one of its own: its subject is dropped or pointed
            back to, so that names may be carried to it even for an accusation.
        own_subject: whether nothing shows that the zone is about another party or another time.
        carried_together: whether the names that are carried come from one place, near or prominent: names
            from several places were never said to belong together.
    """

    at: Span
    zone: Span
    held: tuple[Held, ...]
    excluded: bool
    open_subject: bool
    own_subject: bool
    carried_together: bool

    @property
    def reach(self) -> Reach:
        """The reach of the term that is furthest away; CLAUSE for a topic without terms."""
        return max((held.reach for held in self.held), default=Reach.CLAUSE)

    @property
    def nearness(self) -> tuple[int, int]:
        """A key that sorts bearings, the closest first."""
        return (self.reach, sum(held.reach for held in self.held))

    @property
    def supports(self) -> bool:
        """Whether a value here may support the claim."""
        return not self.excluded and self.reach is not Reach.ABSENT and self._anchored

    @property
    def _anchored(self) -> bool:
        """Whether at least one term stands near; a value between headings alone is nobody's."""
        nearest = min((held.reach for held in self.held), default=Reach.CLAUSE)
        return nearest <= Reach.HEADING

    @property
    def accuses(self) -> bool:
        """Whether a conflicting value here may contradict the claim."""
        return self.accuses_beside(word=False)

    def accuses_beside(self, *, word: bool) -> bool:
        """Return whether a conflicting value here may contradict the claim.

        Args:
            word: whether a word that is no term of the topic, such as the measure of a figure,
                stands in the clause as well and ties the value to the claim.
        """
        if self.excluded or self.reach is Reach.ABSENT:
            return False
        names = [held for held in self.held if held.role is Role.NAME]
        words = [held for held in self.held if held.role is Role.WORD]
        subjects = [held for held in self.held if held.role is Role.SUBJECT]
        if any(held.reach is not Reach.CLAUSE for held in words):
            return False
        if any(held.reach > Reach.SENTENCE for held in subjects) or not self.own_subject:
            return False
        tied = word or bool(words) or bool(subjects)
        if all(held.reach <= Reach.SENTENCE for held in names):
            return tied or not names or any(held.reach is Reach.CLAUSE for held in names)
        return tied and self.open_subject and self.carried_together


class Topic:
    """The topic of one claim in one draft."""

    def __init__(self, reading: Reading, claim: Claim) -> None:
        """Prepare the topic.

        Args:
            reading: the draft, read for the claim's sheet.
            claim: the claim; its ``about`` gives the terms.
        """
        self._reading = reading
        self._wanted = tuple(term for term in claim.about if not term.exclude)
        self._unwanted = tuple(term for term in claim.about if term.exclude)
        self._roles = _roles(self._wanted, reading.sheet.actors)
        own = {text for term in self._wanted for text in texts_of((term,))}
        self._own = own | set(map(reading.sheet.resolve, claim.params.names()))
        terms = zip(self._wanted, self._roles, strict=True)
        named = {text for term, role in terms if role is Role.NAME for text in texts_of((term,))}
        self._named = bool(named)
        self._rivals = _rivals(reading.sheet, self._own) if named else frozenset()
        self._bystanders = frozenset() if named else _bystanders(reading, self._own)
        self._own_names = frozenset(named) or _parties(reading) or reading.protagonists - self._bystanders
        self._found: dict[Term, tuple[Span, ...]] = {}
        self._prominent: dict[Term, tuple[Span, ...]] = {}
        self._sentence = normalise(claim.says)
        self._says = letter_pairs(self._sentence)

    # --- places ---------------------------------------------------------------------------------

    def places(self) -> Iterator[Bearing]:
        """Yield a bearing for every sentence on which the whole topic can be brought to bear.

        Only sentences in which at least one term stands are looked at, in order.
        """
        places = (span.start for term in self._wanted for span in self._spans(term))
        for sentence in sorted(set(map(self._reading.sentence_index, filter(self.reaches, places)))):
            bearing = self.bearing(self._reading.sentences[sentence])
            if bearing.supports:
                yield bearing

    # --- rooms ----------------------------------------------------------------------------------

    @cached_property
    def rooms(self) -> tuple[Span, ...]:
        """The stretches of the draft outside of which nothing bears on the topic, in order and disjoint.

        They are found from the terms and not from the places that are weighed, so that a draft costs no more
        where it speaks of other things. A place inside one may still turn out not to bear on the topic; for
        none outside does ``bearing`` give one that supports or accuses, unless the zone that it is asked
        about reaches beyond the sentence and the row of the place.
        """
        reading = self._reading
        whole = (Span(0, len(reading.normal)),)
        if not self._wanted:
            return whole
        around = [tuple(self._room_of(term)) for term in self._wanted]
        rooms = united(each for one in around for each in one)
        for term, role, one in zip(self._wanted, self._roles, around, strict=True):
            if role is Role.WORD or not self._prominent_spans(term):
                rooms = common(rooms, one)
        return rooms

    @property
    def is_absent(self) -> bool:
        """Whether a term of the topic stands nowhere in the draft, so that nothing bears on the topic."""
        return not all(map(self._spans, self._wanted))

    def reaches(self, at: int) -> bool:
        """Return whether the place ``at`` lies in one of the topic's rooms."""
        index = bisect_right(self._room_starts, at) - 1
        return index >= 0 and at < self.rooms[index].end

    @cached_property
    def _room_starts(self) -> array[int]:
        return array("q", (room.start for room in self.rooms))

    def _room_of(self, term: Term) -> Iterator[Span]:
        """Yield the stretches from which a term can be seen, in any order.

        They are the sentences around each place where it stands, its row, and all that stands under it.
        """
        reading = self._reading
        sentences, document = reading.sentences, reading.document
        last = len(sentences) - 1
        done, room = -1, None
        for span in self._spans(term):
            sentence = reading.sentence_index(span.start)
            if sentence == done:
                continue
            done = sentence
            start = sentences[max(0, sentence - _BLOCK)].start
            if room and start > room.end:
                yield room
                room = None
            room = Span(room.start if room else start, sentences[min(last, sentence + _BLOCK)].end)
            block = reading.block(sentence)
            if block.row:
                yield document.rows[block.group, block.row]
            for first, final in document.under.get(block.span.start, ()):
                yield Span(document.blocks[first].span.start, document.blocks[final].span.end)
        if room:
            yield room

    def bearing(self, at: Span, zone: Span | None = None) -> Bearing:
        """Return how the place ``at`` bears on the topic.

        Args:
            at: a place in the prose: a value, or a whole sentence.
            zone: what counts as its clause; by default the clauses that ``at`` touches.
        """
        sentence = self._reading.sentence_index(at.start)
        zone = zone or self.clause_of(at)
        held = tuple(
            self._hold(term, role, at, zone, sentence)
            for term, role in zip(self._wanted, self._roles, strict=True)
        )
        span = self._reading.sentences[sentence]
        excluded = any(inside(self._spans(term), span) for term in self._unwanted)
        return Bearing(
            at,
            zone,
            held,
            excluded,
            self._open_subject(zone),
            self._own_subject(at, zone),
            self._carried_together(held),
        )

    def speaks(self, at: Span) -> bool:
        """Return whether a term of the topic, or what the claim itself names, stands at ``at``."""
        return any(span.overlaps(at) for span in self._reading.spans_of(self._own, near=at))

    def kinship(self, at: Span) -> float:
        """Return how much of the claim's own sentence is said again in the sentence at ``at``.

        Returns:
            The share of the pairs of neighbouring characters of ``says`` that stand there, 0 to 1;
            digits and punctuation do not count, for they are what a draft may get wrong.
        """
        sentence = self._reading.sentences[self._reading.sentence_index(at.start)]
        said = letter_pairs(sentence.of(self._reading.normal))
        return len(self._says & said) / max(1, len(self._says))

    def clause_of(self, at: Span) -> Span:
        """Return the clauses that ``at`` touches, as one span, with a label before them (毛利率：34.9%)."""
        reading = self._reading
        sentence = reading.sentence_index(at.start)
        clauses = reading.clauses(sentence)
        touched = [index for index, clause in enumerate(clauses) if clause.overlaps(at)]
        if not touched:
            return at
        first = clauses[touched[0]]
        if touched[0] and first.start and reading.normal[first.start - 1] == ":":
            label = clauses[touched[0] - 1]
            first = label if len(label) <= _LABEL else first
        return first.join(clauses[touched[-1]])

    def _spans(self, term: Term) -> tuple[Span, ...]:
        """Return where a term stands, in order; one of several near each other where all of them do."""
        if term not in self._found:
            self._found[term] = self._stands(term)
        return self._found[term]

    def _stands(self, term: Term) -> tuple[Span, ...]:
        if not term.near:
            return tuple(_longest(self._reading.spans_of(term.alternatives)))
        first, *others = ([*self._spans(each)] for each in term.near)
        found = []
        for span in first:
            room = self._room(span, term.within)
            beside = [
                min((each for each in spans if room.covers(each)), key=span.gap, default=None)
                for spans in others
            ]
            if None not in beside:
                found.append(reduce(Span.join, filter(None, beside), span))
        return tuple(found)

    def _room(self, at: Span, within: Within | None) -> Span:
        """Return the clause, the sentence (the default) or the block in which ``at`` stands."""
        sentence = self._reading.sentence_index(at.start)
        if within is Within.CLAUSE:
            return self.clause_of(at)
        if within is Within.PARAGRAPH:
            return self._reading.block(sentence).span
        return self._reading.sentences[sentence]

    # --- one term -------------------------------------------------------------------------------

    def _hold(self, term: Term, role: Role, at: Span, zone: Span, sentence: int) -> Held:
        spans = self._spans(term)
        heads = (zone, *self.headers(sentence))
        beside = [span for head in heads for span in inside(spans, head)]
        if beside:
            return Held(term, Reach.CLAUSE, min(beside, key=at.gap), role)
        here = list(inside(spans, self._reading.sentences[sentence]))
        if role is not Role.WORD:
            here = [span for span in here if not self._rival_between(span, at)]
        if here:
            nearest = min(here, key=at.gap)
            return Held(
                term, Reach.SENTENCE if self._one_part(nearest, at) else Reach.NEIGHBOUR, nearest, role
            )
        for reach, found in self._further(term, sentence, carried=role is not Role.WORD):
            free = next((span for span in _outward(found, at) if not self._rival_between(span, at)), None)
            if free:
                return Held(term, reach, free, role)
        return Held(term, Reach.ABSENT, None, role)

    def _one_part(self, one: Span, other: Span) -> bool:
        """Return whether no semicolon parts two places of one sentence."""
        return ";" not in self._reading.normal[min(one.end, other.end) : max(one.start, other.start)]

    def _further(self, term: Term, sentence: int, *, carried: bool) -> Iterator[tuple[Reach, Sequence[Span]]]:
        """Yield where a term stands beyond the sentence, in the order in which it is looked for.

        What is carried is taken from above, or from the main subject, before it is from the paragraph.
        """
        near, paragraph = self._around(term, sentence)
        spans = self._spans(term)
        headings = sorted(span for place in self.above(sentence) for span in inside(spans, place))
        yield Reach.NEIGHBOUR, near
        if carried:
            yield Reach.HEADING, headings
            yield Reach.SUBJECT, self._prominent_spans(term)
        yield Reach.PARAGRAPH, paragraph
        yield Reach.HEADING, headings

    def _prominent_spans(self, term: Term) -> tuple[Span, ...]:
        """Return where a term stands that is the draft's main subject, in order."""
        if term not in self._prominent:
            self._prominent[term] = self._reading.prominent(texts_of((term,)))
        return self._prominent[term]

    def _around(self, term: Term, sentence: int) -> tuple[list[Span], list[Span]]:
        """Return where a term stands in the next sentences, and where in the paragraph.

        No heading may stand between. Another item of one list is never next: items stand side by side.
        """
        reading = self._reading
        last = len(reading.sentences) - 1
        room = Span(
            reading.sentences[max(0, sentence - _BLOCK)].start,
            reading.sentences[min(last, sentence + _BLOCK)].end,
        )
        sections = reading.document.outline.sections
        here, block = reading.block_of(sentence), reading.block(sentence)
        near: list[Span] = []
        paragraph: list[Span] = []
        for span in inside(self._spans(term), room):
            other = reading.sentence_index(span.start)
            there = reading.block_of(other)
            if there != here and (sections[there] is None or sections[there] != sections[here]):
                continue
            sibling = there != here and block.group and reading.document.blocks[there].group == block.group
            distance = abs(other - sentence)
            if distance <= _NEAR and not sibling:
                near.append(span)
            elif there == here or distance <= _PARAGRAPH:
                paragraph.append(span)
        return near, paragraph

    # --- what stands above ----------------------------------------------------------------------

    def above(self, sentence: int) -> tuple[Span, ...]:
        """Return the headings, the lead-in and the header cells under which a sentence stands."""
        outline, block = self._reading.document.outline, self._reading.block_of(sentence)
        return (*outline.above[block], *outline.heads[block])

    def headers(self, sentence: int) -> tuple[Span, ...]:
        """Return the cells at the head of the row and of the column of a sentence in a table."""
        return self._reading.document.outline.heads[self._reading.block_of(sentence)]

    def lead_in(self, sentence: int) -> Span | None:
        """Return what introduces the list or the table in which a sentence stands.

        A list is introduced by the item under which it is nested, or by the last sentence before it where
        that is a heading or ends in a colon; a table by such a sentence, and by its header row.
        """
        index = self._reading.block_of(sentence)
        blocks = self._reading.document.blocks
        if not blocks[index].group:
            return None
        runs = self._reading.document.runs
        if runs.parents[index] >= 0:
            return blocks[runs.parents[index]].span
        lead = self._introduction(runs.firsts[index] - 1) if runs.firsts[index] else None
        if runs.heads[index] < 0:
            return lead
        last = min(index, runs.head_ends[runs.heads[index]])
        row = blocks[runs.heads[index]].span.join(blocks[last].span)
        return lead.join(row) if lead else row

    def _introduction(self, index: int) -> Span | None:
        """Return the last sentence of a block that introduces what follows it, or None."""
        block = self._reading.document.blocks[index]
        sentence = self._reading.sentence_index(max(block.span.start, block.span.end - 1))
        if sentence < 0 or self._reading.block_of(sentence) != index:
            return None
        span = self._reading.sentences[sentence]
        introduces = block.kind in HEADINGS or block.kind is BlockKind.CAPTION
        return span if introduces or span.of(self._reading.normal).endswith(":") else None

    # --- rivals and strangers -------------------------------------------------------------------

    def has_rival(self, zone: Span) -> bool:
        """Return whether another subject than the claim's opens a clause of ``zone``."""
        return bool(inside(self._rival_subjects, zone))

    @cached_property
    def _rival_subjects(self) -> list[Span]:
        """Where a name that is not the claim's own opens a clause, in order."""
        return self._opening_clauses(self._rivals)

    def _opening_clauses(self, names: Collection[str]) -> list[Span]:
        return [span for span in self._reading.spans_of(names) if self._opens_clause(span)]

    @cached_property
    def _others(self) -> tuple[Sequence[Span], ...]:
        """Where rivals, bystanders and strangers open a clause, each in order."""
        bystanders = [
            span
            for span in self._opening_clauses(self._bystanders)
            if not only_reports(self._reading.normal, span)
        ]
        return self._rival_subjects, bystanders, self._reading.strangers

    @cached_property
    def _own_spans(self) -> tuple[Span, ...]:
        """Where the claim's own names stand, in order, and are no mere measure of another (比北屿港早三天).

        For a claim that names nobody only where they may be the subject: 红枫小学实行陪餐制,… is not about
        what it brings in.
        """
        spans = self._reading.spans_of(self._own_names)
        if self._named:
            return tuple(
                span for span in spans if not self._reading.normal.endswith(("比", "较"), 0, span.start)
            )
        return tuple(filter(self._may_be_subject, spans))

    def _may_be_subject(self, span: Span) -> bool:
        clause = self._reading.clause_at(span.start)
        before = Span(clause.start, span.start)
        lead = before.of(self._reading.normal)
        if any(inside(row, before) for row in self._others):
            return False
        if self._reading.normal.startswith("的", span.end):
            return True  # 对迅达的|调查
        dates = inside(self._reading.dates, Span(clause.start, span.start))
        return len(lead) - sum(len(date.span) for date in dates) <= _LEAD and not _NO_SUBJECT.search(lead)

    def _opens_clause(self, span: Span) -> bool:
        """Return whether the name at ``span`` begins its clause, with none of the claim's own beside it."""
        reading = self._reading
        clause = reading.clause_at(span.start)
        lead = Span(clause.start, span.start).of(reading.normal)
        if len(lead) > _LEAD or _GOVERNS.search(lead):
            return False
        beside = Span(clause.start, min(clause.end, span.end + _LEAD))
        return not reading.spans_of(self._own_names, within=beside)

    def _rival_between(self, source: Span, at: Span) -> bool:
        """Return whether another subject has taken over between ``source`` and ``at``.

        A rival has where it stands in the sentence of ``at``, before it, or in the sentence before; a
        stranger in the clause of ``at`` alone. Neither has where that clause begins with a word for whom
        the whole draft is about (公司, 报告期内).
        """
        reading = self._reading
        if source.start > at.start:
            return False
        sentence = reading.sentence_index(at.start)
        clause = reading.clause_at(at.start)
        if _MAIN.match(clause.of(reading.normal)):
            return False
        first = max(sentence - 1, 0)
        if reading.block_of(first) != reading.block_of(sentence):
            first = sentence
        start = max(source.end, reading.sentences[first].start)
        if start < at.start and starting(self._rival_subjects, start, at.start):
            return True
        return bool(starting(reading.strangers, clause.start, at.start))

    # --- accusing -------------------------------------------------------------------------------

    def _open_subject(self, zone: Span) -> bool:
        """Return whether the zone's subject is dropped or pointed back to."""
        reading = self._reading
        if self.has_rival(zone):
            return False
        names = reading.spans_of(reading.sheet.actors, within=zone)
        if not names:
            return True
        gaps = zip(
            [zone.start, *(name.end for name in names)],
            [*(name.start for name in names), zone.end],
            strict=True,
        )
        return any(_ANAPHOR.search(reading.normal, start, end) for start, end in gaps if start < end)

    def _own_subject(self, at: Span, zone: Span) -> bool:
        """Return whether nothing shows that the zone speaks of another party or another time.

        What shows it: a wider scope (全国, 同行) or an earlier time (此前, 去年同期) at the head of the
        sentence, another edition in the clause (上一届), or another's name as the subject. What the claim's
        own sentence says as well shows nothing.
        """
        reading = self._reading
        sentence = reading.sentences[reading.sentence_index(at.start)]
        head = Span(sentence.start, max(sentence.start, at.start)).of(reading.normal)
        clause = self.clause_of(at).of(reading.normal)
        for pattern, text in ((_EARLIER, head), (WIDER, head), (_EDITION, clause)):
            match = pattern.search(text)
            if match and match[1] not in self._sentence:
                return False
        return not (self.has_rival(self.clause_of(at)) or self._is_anothers(at, zone))

    def _is_anothers(self, at: Span, zone: Span) -> bool:
        """Return whether the last subject that opens a clause before ``at`` in its block is another's.

        A subject governs from its clause on, until the claim's own is named, or what stands for it
        (公司, 报告期内, 今年). It may also stand behind ``at`` in the zone: 3月13日，甲店开业. For a claim
        without names its own are those that the draft is about.
        """
        reading = self._reading
        if self._has_others_alone(zone):
            return True
        block = reading.block(reading.sentence_index(at.start)).span
        others = [each for row in self._others if (each := last_starting(row, block.start, at.start))]
        if not others:
            return False
        last = max(others)
        if self._returns(Span(last.end, max(last.end, at.start) + 1)):
            return False
        if _COMPARED.search(self.clause_of(at).of(reading.normal)):
            return False
        after = Span(max(last.start, zone.start), max(last.start, zone.start, zone.end))
        if last_starting(self._own_spans, last.start + 1, at.start) or inside(self._own_spans, after):
            return False
        between = Span(last.start, at.start).of(reading.normal)
        return _MAIN_LATER.search(between) is None

    def _returns(self, between: Span) -> bool:
        """Return whether a clause that begins in ``between`` opens as one of the claim's own names does.

        The beginning of a name is enough there (临江晚报: 临江的发行量), where no other name begins so.
        """
        reading = self._reading
        starts = (
            clause.start
            for index in range(
                reading.sentence_index(between.start),
                reading.sentence_index(max(between.start, between.end - 1)) + 1,
            )
            for clause in reading.clauses(max(index, 0))
            if between.start <= clause.start < between.end
        )
        others = {each.start for row in self._others for each in starting(row, between.start, between.end)}
        return any(
            reading.normal.startswith(opening, start)
            for start in starts
            if start not in others
            for opening in self._openings
        )

    @cached_property
    def _openings(self) -> tuple[str, ...]:
        """How the claim's own names begin, and no other name does."""
        others = (name for name in self._reading.sheet.names if name.canonical not in self._own_names)
        heads = {normalise(name[:_HEAD]) for name in self._own_names}
        heads -= {normalise(one.canonical[:_HEAD]) for one in others if not _AUTHORITY.search(one.canonical)}
        return tuple(sorted(filter(_HEADING.fullmatch, heads)))

    def _has_others_alone(self, zone: Span) -> bool:
        """Return whether another opens a clause of a zone where nothing stands for the claim's own."""
        return any(inside(row, zone) for row in self._others) and not (
            inside(self._own_spans, zone) or _MAIN_CLAUSE.search(zone.of(self._reading.normal))
        )

    def _carried_together(self, held: tuple[Held, ...]) -> bool:
        """Return whether all carried names come from one sentence, which is not merely in the paragraph."""
        carried = [
            each for each in held if each.at and each.role is Role.NAME and each.reach > Reach.SENTENCE
        ]
        sentences = {self._reading.sentence_index(each.at.start) for each in carried if each.at}
        return len(sentences) <= 1 and all(each.reach is not Reach.PARAGRAPH for each in carried)


def _longest(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, in order, without those that are only a part of another: 听证 in 听证会."""
    reach = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reach:
            reach = span.end
            yield span


def _outward(spans: Sequence[Span], at: Span) -> Iterator[Span]:
    """Yield of spans in order those nearest to ``at`` on either side, the nearest first, but only a few."""
    middle = bisect_left(spans, at.start, key=attrgetter("start"))
    while middle < len(spans) and spans[middle] < at:
        middle += 1
    yield from sorted(spans[max(0, middle - _FEW) : middle + _FEW], key=at.gap)


def _roles(terms: Sequence[Term], actors: Collection[str]) -> tuple[Role, ...]:
    """Return what part each term of a topic plays; a term alone is no subject, for it says what happens."""
    first = Role.SUBJECT if len(terms) > 1 else Role.WORD
    others = (first if index == 0 else Role.WORD for index in range(len(terms)))
    return tuple(
        Role.NAME if _mostly(actors, texts_of((term,))) else other
        for term, other in zip(terms, others, strict=True)
    )


def _mostly(actors: Collection[str], texts: Iterable[str]) -> bool:
    """Return whether more than half of the texts are names."""
    named = [text in actors for text in texts]
    return 2 * sum(named) > len(named)


def _parties(reading: Reading) -> frozenset[str]:
    """Return the main subjects of the draft of which a claim's topic speaks by name."""
    sheet = reading.sheet
    topics = {text for claim in sheet.claims for text in texts_of(claim.about)}
    return reading.protagonists & topics - sheet.things


def _bystanders(reading: Reading, own: set[str]) -> frozenset[str]:
    """Return the declared names that no claim speaks of, for a claim that names nobody.

    There are none where the draft names none of those that claims do speak of: then it is about them. Nor
    is a person or an authority one, who mostly tells of the claim's own.
    """
    sheet = reading.sheet
    spoken = {name.canonical for name in sheet.names} - sheet.bystanders
    if spoken.isdisjoint(reading.names):
        return frozenset()
    return frozenset(
        name
        for name in sheet.bystanders - own
        if not (_is_person(name) or _AUTHORITY.search(normalise(name)))
    )


def _is_person(name: str) -> bool:
    """Return whether a name, in traditional characters too, is a person's; a line (东涌线) is none."""
    normal = normalise(name)
    return is_person(normal) and _NO_PERSON.search(normal) is None


_NO_PERSON = re.compile("[线站店厂馆路桥县市省镇展剧队]$")

_AUTHORITY = re.compile("(?:政府|市府|省府|局|署|委|委员会|厅|部|法院|指挥部)$")
"""Who acts on what others do, and is no party beside them."""


def _rivals(sheet: Sheet, own: set[str]) -> frozenset[str]:
    """Return the declared names that may take the place of a claim's own: of its kind, as far as is known.

    A person does not take a company's place; what the sheet uses as a measure, an item or the right side
    of a pair is nobody.
    """
    kinds = {name.canonical: _is_person(name.canonical) for name in sheet.names}
    persons = any(person for name, person in kinds.items() if name in own)
    names = {name for name, person in kinds.items() if person == persons}
    return frozenset(names - own - sheet.things)
