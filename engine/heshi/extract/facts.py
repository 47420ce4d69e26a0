"""What a sentence of a source states that can be checked: dates, figures, lists, quotes, statements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from heshi.document import BlockKind
from heshi.extract.boilerplate import is_boilerplate
from heshi.extract.measures import called as measure_names
from heshi.extract.measures import content_words, counted_after, measure_before
from heshi.extract.verbs import called as verb_names
from heshi.kinds.date import DateParams
from heshi.kinds.lasting import find_lengths
from heshi.kinds.list import ListParams
from heshi.kinds.quantity import QuantityParams, read_claimed
from heshi.kinds.quote import QuoteParams
from heshi.kinds.statement import Asserted, StatementParams
from heshi.reading import inside
from heshi.recognise.dates import read_date
from heshi.recognise.parties import acts, is_generic, person_in, subjects
from heshi.recognise.phrases import Role, lex
from heshi.recognise.quantities import find_quantities
from heshi.recognise.quotes import QuoteRole
from heshi.recognise.speakers import is_person
from heshi.recognise.stance import StanceKind
from heshi.rules.model import Params, Term
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.reading import Reading
    from heshi.recognise.dates import DateValue
    from heshi.recognise.lists import ListValue
    from heshi.recognise.mention import Mention
    from heshi.recognise.quantities import Quantity


@dataclass(frozen=True)
class Fact:
    """One thing that a sentence states.

    Attributes:
        kind: the claim kind that checks it.
        params: the kind's parameters.
        at: its place in the prose of the source.
        says: the clauses that state it, in the prose.
        about: what tells its topic.
        name: what its id is made of.
        sentence: the index of its sentence.
        required: whether a draft must state it.
        key: what it is that is stated, without its place: facts of one key are the same.
    """

    kind: str
    params: Params
    at: Span
    says: Span
    about: tuple[Term, ...]
    name: str
    sentence: int
    required: bool = True

    @property
    def key(self) -> tuple[object, ...]:
        """What is stated, by which the same fact in two sentences is known."""
        return (self.kind, repr(self.params), self.about)


def find_facts(reading: Reading) -> list[Fact]:
    """Return all that a source states, in the order of the text.

    Args:
        reading: the source, read for a sheet that declares its names.
    """
    finder = _Finder(reading)
    told = [
        sentence for sentence, span in enumerate(reading.sentences) if not _is_about_the_page(reading, span)
    ]
    # What is nothing but a byline was meant to be checked all the same.
    return [fact for sentence in told or range(len(reading.sentences)) for fact in finder.facts(sentence)]


def _is_about_the_page(reading: Reading, sentence: Span) -> bool:
    """Return whether a sentence, or the block in which it stands, is boilerplate."""
    block = reading.block(reading.sentence_index(sentence.start))
    return any(is_boilerplate(span.of(reading.normal)) for span in (sentence, block.span))


_GOES_ON: Final = re.compile(
    r"\s*(?:其中,?|并|且|同比|环比|较|比|增长|增加|增幅|增速|上升|上涨|提高|提升|下降|下滑|下跌|减少|降低|降幅|为|达|占|约|近|超|共|合计|总计)"
)
_ANNOUNCING: Final = re.compile(
    r"宣布|官宣|签署|签订|签约|达成|收购|任命|聘任|批准|成立|否认|辟谣|终止|取消|禁止|暂停|推出|发布|起诉|处罚|入股|中标"
)
_COUNTED: Final = re.compile(
    "(?:个月|[天周年]|小时|分钟)[之以]?[后前]$|次日|翌日|同[日天月年]|当[天日晚月年]|次[月年]|[首头][日天]|第.{1,3}[天日周年月]$|[前后].{1,2}[天日周]$|近.{1,2}[天周月年]$|以来$|至今$"
)
"""A date that is counted from another one, which a draft may call otherwise."""
_LEAD: Final = re.compile("^(?:请|需|须|应|可|要)*(?:携带|带上|带好|准备|提交|出示|备齐|持)?(?=.{2})")
"""What asks for the items of a list and is no part of the first: 请携带|身份证、户口本."""
_TITLES: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION})
_HEADLINE: Final = 8
"""A heading of fewer letters states nothing."""
_ASKS: Final = re.compile(r"[谁?]|怎么|如何|什么|哪[里些个]|为何|几[个时]")
_FEW: Final = 4
"""A sentence of fewer letters states nothing."""
_ADVERBIAL, _BARE = 8, 4
"""A clause of so few code points is but a setting; one that has so few beside its value says nothing else."""
_CARRIED: Final = 2
"""How many clauses before its own a claim says as well."""
_ENOUGH: Final = 2
"""A topic of so many terms tells a sentence from others."""
_LONG, _HEAD = 6, 4
"""A piece longer than this is looked for by its last letters: a rewrite keeps the head of a noun."""
_MOST_ABOUT: Final = 4
_LONGEST_ITEM: Final = 16


class _Finder:
    """Finds the facts of one source."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._normal = reading.normal

    @cached_property
    def _figures(self) -> list[Mention[Quantity]]:
        """Figures, ranks and lengths of time, in order."""
        lengths = find_lengths(self._normal)
        figures = find_quantities(self._normal)
        free = [each for each in lengths if not any(each.span.overlaps(one.span) for one in figures)]
        return sorted((*figures, *free), key=lambda each: each.span)

    def facts(self, sentence: int) -> list[Fact]:
        """Return the facts of one sentence, in the order of the text, its statement last."""
        reading = self._reading
        span = reading.sentences[sentence]
        quoted = [
            each.value.content for each in inside(reading.quotes, span) if each.value.role is QuoteRole.SAID
        ]
        found = [
            *self._quotes(sentence, span),
            *self._lists(sentence, span),
            *self._dates(sentence, span, quoted),
            *self._quantities(sentence, span, quoted),
        ]
        found.sort(key=lambda fact: fact.at)
        statement = self._statement(sentence, span, found)
        return [*found, *([statement] if statement else [])]

    # --- what a clause is about -----------------------------------------------------------------

    def _subjects(self, clause: Span) -> list[str]:
        dates = [each.span for each in inside(self._reading.dates, clause)]
        found = (span.of(self._normal) for span in subjects(self._normal, clause, dates))
        return [text for text in found if not is_generic(text)]

    def _actors(self, sentence: int, clause: Span) -> list[str]:
        """Return whom a clause is about: its own subject, else that of the clauses before it."""
        reading = self._reading
        names = [
            mention.value.canonical
            for mention in inside(reading.name_mentions, clause)
            if mention.value.canonical in reading.sheet.actors
        ]
        if names:
            return list(dict.fromkeys(names))[:2]
        clauses = reading.clauses(sentence)
        index = reading.clause_index(sentence, clause.start)
        for before in reversed(clauses[:index]):
            names = [
                mention.value.canonical
                for mention in inside(reading.name_mentions, before)
                if mention.value.canonical in reading.sheet.actors
            ]
            if names:
                return list(dict.fromkeys(names))[:2]
        return []

    def _verbs(self, clause: Span) -> list[Span]:
        words = lex(self._normal, clause.start, clause.end)
        return [
            Span(word.start, word.end)
            for word in words
            if word.role in {Role.VERB, Role.NOMINAL} and word.end - word.start > 1
        ]

    def _says(self, sentence: int, at: Span) -> Span:
        """Return the clause of a place, with the clauses before it that it only goes on with."""
        clauses = self._reading.clauses(sentence)
        first = self._reading.clause_index(sentence, at.start)
        last = self._reading.clause_index(sentence, max(at.start, at.end - 1))
        while first and (
            _GOES_ON.match(self._normal, clauses[first].start)
            or len(clauses[first - 1]) <= _ADVERBIAL
            or not self._subjects(clauses[first])
        ):
            if last - first >= _CARRIED or self._normal[clauses[first].start - 1] == ";":
                break
            first -= 1
        if len(clauses[last]) - len(at) < _BARE and last + 1 < len(clauses):
            last += 1
        return clauses[first].join(clauses[last])

    # --- the facts ------------------------------------------------------------------------------

    def _dates(self, sentence: int, span: Span, quoted: Sequence[Span]) -> Iterator[Fact]:
        for mention in inside(self._reading.dates, span):
            value: DateValue = mention.value
            text = mention.span.of(self._reading.document.prose)
            if any(each.covers(mention.span) for each in quoted):
                continue
            read = read_date(text)
            if read is None or read.impossible or value.is_vague or _COUNTED.search(text):
                continue
            clauses = self._reading.clauses(sentence)
            index = self._reading.clause_index(sentence, mention.start)
            clause = clauses[index]
            if len(clause) - len(mention.span) <= _BARE and index + 1 < len(clauses):
                clause = clause.join(clauses[index + 1])
            about = self._event(sentence, clause, mention.span)
            if not about:
                continue
            verb = next((each.of(self._normal) for each in self._verbs(clause)), "")
            yield Fact(
                "date",
                DateParams(on=text),
                mention.span,
                self._says(sentence, mention.span),
                about,
                f"{verb}日期" if verb else "日期",
                sentence,
            )

    def _event(self, sentence: int, clause: Span, at: Span) -> tuple[Term, ...]:
        """Return what tells the event of a clause: who, and what happens."""
        actors = self._actors(sentence, clause)
        verbs = self._verbs(clause)
        terms = [Term((actor,)) for actor in actors]
        if verbs:
            terms.append(Term(verb_names(min(verbs, key=at.gap).of(self._normal))))
        if len(terms) < _ENOUGH:
            skip = [at, *self._marks(clause)]
            words = content_words(self._normal, clause, skip)
            have = {text for term in terms for text in term.alternatives}
            fresh = [
                each
                for each in words
                if not any(one in each.of(self._normal) or each.of(self._normal) in one for one in have)
            ]
            terms += [
                Term((self._short(each),)) for each in sorted(fresh, key=at.gap)[: _ENOUGH - len(terms)]
            ]
        return tuple(terms[:_MOST_ABOUT])

    def _short(self, span: Span) -> str:
        """Return a piece of a clause, only its last word where it is long: a rewrite keeps the head."""
        text = span.of(self._normal)
        return text if len(text) <= _LONG else text[-_HEAD:]

    def _marks(self, clause: Span) -> list[Span]:
        reading = self._reading
        return [
            *(each.span for each in inside(reading.dates, clause)),
            *(each.span for each in inside(self._figures, clause)),
        ]

    def _quantities(self, sentence: int, span: Span, quoted: Sequence[Span]) -> Iterator[Fact]:
        reading = self._reading
        prose = reading.document.prose
        figures = inside(self._figures, span)
        for index, mention in enumerate(figures):
            text = mention.span.of(prose)
            if any(each.covers(mention.span) for each in quoted):
                continue
            if any(date.span.overlaps(mention.span) for date in inside(reading.dates, span)):
                continue
            if self._normal.endswith("每", 0, mention.start):
                continue  # 每10股 is what another figure is for
            says = self._says(sentence, mention.span)
            if read_claimed(text, says.of(prose)) is None:
                continue
            clause = reading.clause_at(mention.start)
            measure = self._measure(sentence, figures[:index], mention)
            actors = self._actors(sentence, clause)
            terms = [Term((actor,)) for actor in actors if measure is None or actor not in measure]
            names: tuple[str, ...] | None = None
            if measure:
                names = tuple(name for name in measure_names(measure) if name not in actors) or None
            if mention.value.change is not None:
                words = self._verbs(Span(clause.start, mention.start))
                if words:
                    terms.append(Term(verb_names(words[-1].of(self._normal))))
            if not names and not terms:
                skip = [mention.span, *self._marks(clause)]
                around = content_words(self._normal, clause, skip)
                terms += [Term((self._short(each),)) for each in sorted(around, key=mention.span.gap)[:2]]
            name = (measure or next((term.alternatives[0] for term in terms), "数字")) + (
                "增减" if mention.value.change is not None else ""
            )
            yield Fact(
                "quantity",
                QuantityParams(value=text, of=names),
                mention.span,
                says,
                tuple(terms[:_MOST_ABOUT]),
                name,
                sentence,
            )

    def _measure(
        self, sentence: int, before: Sequence[Mention[Quantity]], mention: Mention[Quantity]
    ) -> str | None:
        """Return what a figure is a figure of: in its clause, else in the clauses that it goes on with."""
        reading = self._reading
        clauses = reading.clauses(sentence)
        index = reading.clause_index(sentence, mention.start)
        clause = clauses[index]
        at = self._noun_before(clause, mention.span, before)
        if at is None and mention.value.change is None:
            at = counted_after(self._normal, mention.span, clause.end)
        for earlier in reversed(clauses[max(0, index - _CARRIED) : index + 1]):
            figure = next((each for each in before if earlier.covers(each.span)), None)
            if at is None and figure is not None:
                at = self._noun_before(earlier, figure.span, ())
        return at.of(self._normal) if at else None

    def _noun_before(self, clause: Span, figure: Span, before: Sequence[Mention[Quantity]]) -> Span | None:
        """Return the noun before a figure, behind the dates and the figures that stand there."""
        dates = inside(self._reading.dates, Span(clause.start, figure.start))
        edges = [*(each.end for each in dates), *(each.end for each in before if each.end <= figure.start)]
        return measure_before(self._normal, max([clause.start, *edges]), figure)

    def _lists(self, sentence: int, span: Span) -> Iterator[Fact]:
        reading = self._reading
        taken: list[Span] = []
        if reading.block(sentence).kind in _TITLES:
            return
        for mention in reading.lists:
            value: ListValue = mention.value
            if not span.covers(mention.span) or any(each.overlaps(mention.span) for each in taken):
                continue
            items = [_LEAD.sub("", item.span.of(reading.document.prose)) for item in value.items]
            if not self._is_list(mention, items):
                continue
            taken.append(mention.span)
            clause = reading.clause_at(mention.start)
            held = [each.text for each in value.items]
            actors = [each for each in self._actors(sentence, clause) if each not in held]
            terms = [Term((actor,)) for actor in actors[:1]]
            skip = [mention.span, *self._marks(clause)]
            words = [
                self._short(each)
                for each in sorted(content_words(self._normal, clause, skip), key=mention.span.gap)
            ]
            words = [
                each for each in words if not any(each in item or item in each for item in (*held, *actors))
            ]
            terms += [Term(verb_names(each)) for each in words[: 2 - len(terms)]]
            ordered = re.search(r"依次|顺序", clause.of(self._normal)) is not None
            head = value.tail.removeprefix("等") or value.head or (words[0] if words else "") or "名单"
            yield Fact(
                "list",
                ListParams(items=tuple(items), complete=value.open is False, ordered=ordered),
                mention.span,
                self._says(sentence, mention.span),
                tuple(terms),
                head,
                sentence,
            )

    def _is_list(self, mention: Mention[ListValue], items: Sequence[str]) -> bool:
        if len(items) < _ENOUGH or len(set(items)) < len(items):
            return False
        if not all(item.sure for item in mention.value.items):
            return False
        if any(len(item) > _LONGEST_ITEM or len(item) < 1 for item in items):
            return False
        figures = inside(self._figures, mention.span)
        dates = inside(self._reading.dates, mention.span)
        spans = [*(each.span for each in figures), *(each.span for each in dates)]
        return not any(
            item.span.overlaps(each) and len(each) * 2 > len(item.span)
            for item in mention.value.items
            for each in spans
        )

    def _quotes(self, sentence: int, span: Span) -> Iterator[Fact]:
        reading = self._reading
        end = -1
        for mention in inside(reading.quotes, span):
            value = mention.value
            if value.role is QuoteRole.TITLE or mention.start < end or "\n" in value.text:
                continue
            end = mention.end
            text = value.content.of(reading.document.prose).strip("，。；、,. ")
            if not text:
                continue
            speaker = value.speaker
            by = self._speaker(speaker.text) if speaker and acts(speaker.text) else None
            if value.role is QuoteRole.TERM:
                by = None
            yield Fact(
                "quote",
                QuoteParams(text=text, by=by),
                mention.span,
                span if value.role is QuoteRole.SAID else reading.clause_at(mention.start),
                (),
                f"{by}引语" if by else "引语" if value.role is QuoteRole.SAID else text[:8],
                sentence,
            )

    def _speaker(self, text: str) -> str:
        """Return whom a phrase names: the name of the source in it, or the phrase without an office."""
        names = [name.canonical for name in self._reading.sheet.names if is_person(name.canonical)]
        return next((name for name in names if name in text), person_in(text))

    def _statement(self, sentence: int, span: Span, found: Sequence[Fact]) -> Fact | None:
        """Return what the sentence states as a whole."""
        reading = self._reading
        text = span.of(self._normal)
        heading = reading.block(sentence).kind in _TITLES
        if len(re.findall(r"\w", text)) < (_HEADLINE if heading else _FEW) or (
            heading and _ASKS.search(text)
        ):
            return None
        quoted = [each.span for each in inside(reading.quotes, span) if each.value.role is QuoteRole.SAID]
        cues = [cue for cue in reading.cues(sentence) if not any(each.covers(cue.span) for each in quoted)]
        clauses = [each for each in reading.clauses(sentence) if not any(one.covers(each) for one in quoted)]
        if not clauses:
            return None
        asserted, clause = Asserted.AFFIRMED, clauses[0]
        denial = next((cue for cue in cues if cue.kind is StanceKind.DENIED and span.covers(cue.span)), None)
        asked = any(cue.kind is StanceKind.ASKED for cue in cues)
        if denial is not None and not asked:
            asserted, clause = Asserted.DENIED, reading.clause_at(denial.span.start)
            terms = self._denied(sentence, clause, denial.span)
        elif asked:
            asserted = Asserted.ASKED
            terms = self._event(sentence, clause, clause)
        else:
            with_verb = [each for each in clauses if _ANNOUNCING.search(each.of(self._normal))]
            clause = (with_verb or [each for each in clauses if self._subjects(each)] or clauses)[0]
            terms = self._told(sentence, clause)
        terms = terms or self._any_words(clauses)
        telling = asserted is Asserted.DENIED or _ANNOUNCING.search(text) is not None
        required = (bool(found) or telling) and asserted is not Asserted.ASKED
        if heading:
            required = False
        name = "".join(term.alternatives[0] for term in terms)[:12]
        return Fact(
            "statement", StatementParams(stance=asserted), span, span, terms, name, sentence, required
        )

    def _any_words(self, clauses: Sequence[Span]) -> tuple[Term, ...]:
        """Return the longest piece of clauses of which nothing better can be told."""
        words = [
            each for clause in clauses for each in content_words(self._normal, clause, self._marks(clause))
        ]
        span = max(words, key=len, default=clauses[0])
        return (Term((self._short(span).strip(" ,;:。!?"),)),)

    def _told(self, sentence: int, clause: Span) -> tuple[Term, ...]:
        actors = self._actors(sentence, clause)
        terms = [Term((actor,)) for actor in actors]
        verbs = self._verbs(clause)
        announcing = [each for each in verbs if _ANNOUNCING.search(each.of(self._normal))]
        verb = next(iter((*announcing, *verbs)), None)
        if verb is not None:
            terms.append(Term(verb_names(verb.of(self._normal))))
        skip = [*self._marks(clause), *([verb] if verb else [])]
        words = content_words(self._normal, clause, skip)
        have = {text for term in terms for text in term.alternatives}
        after = [each for each in words if verb is None or each.start >= verb.end]
        fresh = [
            self._short(each)
            for each in after
            if not any(one in each.of(self._normal) or each.of(self._normal) in one for one in have)
        ]
        terms += [Term((each,)) for each in fresh[-1:]]
        return tuple(dict.fromkeys(terms))[:_MOST_ABOUT]

    def _denied(self, sentence: int, clause: Span, cue: Span) -> tuple[Term, ...]:
        rest = Span(cue.end, max(cue.end, clause.end))
        words = [self._short(each) for each in content_words(self._normal, rest, self._marks(rest))]
        if not words:
            words = [
                self._short(each)
                for each in content_words(
                    self._normal, Span(clause.start, max(clause.start, cue.start)), self._marks(clause)
                )
            ]
        actors = [each for each in self._actors(sentence, clause) if not any(each in word for word in words)]
        terms = [Term((actor,)) for actor in actors[:1]]
        terms += [Term(verb_names(each)) for each in dict.fromkeys(words[:1] + words[-1:])]
        return tuple(dict.fromkeys(terms))
