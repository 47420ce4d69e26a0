"""Fact sheets and claims as values, and what a claim kind hands in to have its parameters read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Protocol, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    create_model,
    model_validator,
)
from pydantic_core import core_schema

from heshi.text.normal import fold, normalise
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from pydantic.json_schema import JsonSchemaValue

    from heshi.errors import Place
    from heshi.recognise.names import Name
    from heshi.severity import Severity

EXAMPLE_VERDICTS = ("supported", "partial", "contradicted", "missing")
"""The verdicts under which a claim may give examples, in the order in which they are written."""

Step: TypeAlias = str | int
"""One step of a path into a sheet: a key of a mapping or an index of a list."""


class Within(StrEnum):
    """How near to one another the terms of a ``near`` must stand."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


# What a kind hands in


class ParamsError(ValueError):
    """A value of a sheet is wrong: raised by validators of ``Part`` and ``Params`` models.

    Attributes:
        problem: what is wrong.
        help: what would be right, where that can be said.
        path: the steps from the value that the validator was given to the one that is wrong; empty
            when it is that value itself.
    """

    def __init__(self, problem: Words, help: Words | None = None, path: tuple[Step, ...] = ()) -> None:  # noqa: A002 - the name that Mistake gives it
        """Hold what is wrong; the exception's text is the English problem."""
        super().__init__(problem.en)
        self.problem = problem
        self.help = help
        self.path = path


class SeveralParamsError(ValueError):
    """Several values are wrong at once, for a validator that can say more than the first.

    Attributes:
        errors: all of them.
    """

    def __init__(self, errors: Sequence[ParamsError]) -> None:
        """Hold ``errors``; the exception's text is theirs, joined."""
        super().__init__("; ".join(str(error) for error in errors))
        self.errors = tuple(errors)


def _flag(value: object) -> object:
    """Return the truth value that ``true`` or ``false`` stands for; other words are refused."""
    if not isinstance(value, str):
        return value
    if value in {"true", "false"}:
        return value == "true"
    problem = Words(f"“{value[:40]}”不是 true 或 false", f'"{value[:40]}" is neither true nor false')
    meant = _SAID_FOR_TRUE_OR_FALSE.get(value.casefold())
    raise ParamsError(problem, Words(f"请写 {meant}", f"write {meant}") if meant else None)


_SAID_FOR_TRUE_OR_FALSE = {
    **dict.fromkeys(("true", "yes", "y", "on", "1", "是", "对", "真"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "0", "否", "不", "假"), "false"),
}


class OneOrMore:
    """Marks a list field that may be given as its single item: ``Annotated[tuple[X, ...], OneOrMore()]``."""

    def __get_pydantic_core_schema__(
        self, source: type[object], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the list's schema, with a single item made a list first."""
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the list or of one item."""
        several = handler(schema)
        return {"anyOf": [several["items"], several]}

    @staticmethod
    def _listed(value: object) -> object:
        return [value] if isinstance(value, str | dict) else value


Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that is not blank; blanks around it are dropped."""

Texts: TypeAlias = Annotated[tuple[Text, ...], Field(min_length=1), OneOrMore()]
"""One text or a list of at least one."""

Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag)]
"""``true`` or ``false``, and none of YAML's other words for them."""


class Part(BaseModel):
    """A mapping in a sheet. It may have short forms, and it refuses fields that it does not know.

    All scalars of a sheet reach a model as ``str``, as written (numbers too: pydantic reads an
    ``int`` or ``float`` field from them); an empty value is ``None``, lists are ``list``, mappings
    are ``dict`` with ``str`` keys.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    short: ClassVar[tuple[Mapping[str, object], ...]] = ()
    """The JSON Schemas of the short forms, if ``from_short`` reads any."""

    @classmethod
    def from_short(cls, value: object) -> object:
        """Return the mapping form of ``value``, which may be a short form.

        Args:
            value: what stands in the sheet; never ``None``.

        Returns:
            The mapping of this model's fields, or ``value`` as it is when it is no short form.

        Raises:
            ParamsError: ``value`` cannot be meant.
        """
        return value

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: object) -> object:
        """Have the short form written out."""
        return value if value is None else cls.from_short(value)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the mapping form or of any short form."""
        written_out = handler(schema)
        if not cls.short:
            return written_out
        return {"anyOf": [*map(dict, cls.short), handler.resolve_ref_schema(written_out)]}


class Params(Part):
    """The parameters of one claim kind.

    A kind that is made of other kinds holds them in fields of the type ``Nested``, and says in
    ``nested()`` which they are; their names, words and actors are then its own.
    """

    def nested(self) -> tuple[Nested, ...]:
        """Return the kinds that stand in the parameters, those in them left out."""
        return ()

    def names(self) -> tuple[str, ...]:
        """Return the texts that are to be found in drafts as names, as the sheet writes them."""
        return tuple(text for each in self.nested() for text in each.params.names())

    def words(self) -> tuple[str, ...]:
        """Return the texts that are to be found wherever they stand, inside longer names too."""
        return tuple(text for each in self.nested() for text in each.params.words())

    def actors(self) -> tuple[str, ...]:
        """Return those of ``names()`` that name who acts or what is spoken of, not what is said of it."""
        return tuple(text for each in self.nested() for text in each.params.actors())


class KindSpec(Protocol):
    """What the loader knows of a claim kind."""

    @property
    def name(self) -> str:
        """The key under which a claim gives the kind's parameters."""
        ...

    @property
    def params(self) -> type[Params]:
        """The model of the parameters."""
        ...

    @property
    def summary(self) -> Words:
        """One sentence: what must hold."""
        ...


# Kinds within kinds


NESTED: Mapping[str, object] = {"$comment": "heshi: one kind and its parameters"}
"""The JSON Schema of a ``Nested``, for ``short``; ``json_schema`` puts the kinds there."""


@dataclass(frozen=True)
class Nested:
    """A kind with its parameters inside the parameters of another: ``{date: 9月25号}``.

    A field of this type reads a mapping of exactly one kind, at any depth. Mistakes in it get their
    places and their "did you mean" from the loader, as those of a claim do::

        class AllParams(Params):
            short: ClassVar[tuple[Mapping[str, object], ...]] = (
                {"type": "array", "minItems": 1, "items": NESTED},
            )

            of: Annotated[tuple[Nested, ...], Field(min_length=1)]

            @classmethod
            def from_short(cls, value: object) -> object:
                return {"of": value} if isinstance(value, list) else value

            def nested(self) -> tuple[Nested, ...]:
                return self.of


        class NotParams(Params):
            short: ClassVar[tuple[Mapping[str, object], ...]] = (NESTED,)

            of: Nested

            @classmethod
            def from_short(cls, value: object) -> object:
                return value if isinstance(value, dict) and set(value) == {"of"} else {"of": value}

            def nested(self) -> tuple[Nested, ...]:
                return (self.of,)

    The kinds come with pydantic's validation context, so that no kind needs to know the others.
    ``load_text`` and ``load_sheets`` give it; whoever validates such a model alone must do so too::

        AllParams.model_validate([{"date": "9月25号"}], context=nested_context(KINDS))

    To judge a part, hand its kind the claim that asks for this part alone::

        KINDS[part.kind].judge(part.of(claim), reading)

    Attributes:
        kind: the name of the kind.
        params: its parameters.
    """

    kind: str
    params: Params

    def of(self, claim: Claim) -> Claim:
        """Return ``claim`` with this kind and these parameters instead of its own."""
        return replace(claim, kind=self.kind, params=self.params)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[object], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the schema that reads a mapping with the kinds of the validation context."""
        return core_schema.with_info_plain_validator_function(
            cls._read,
            serialization=core_schema.plain_serializer_function_ser_schema(cls._written),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return ``NESTED``."""
        return dict(NESTED)

    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> Nested:
        """Return the kind that a mapping gives.

        Raises:
            TypeError: the validation context lacks the kinds, a fault of the caller.
            ValidationError: some kind is unknown or wrong.
            ParamsError: there is not exactly one.
        """
        if isinstance(value, cls):
            return value
        model = nested_model(info.context)
        if model is None:
            message = "nested kinds are read with context=nested_context(kinds)"
            raise TypeError(message)
        given = model.model_validate(value, context=info.context)
        found = [
            cls(field.alias or name, getattr(given, name))
            for name, field in model.model_fields.items()
            if name in given.model_fields_set
        ]
        if not found:
            raise ParamsError(
                Words("这里没有写明种类", "no kind is given here"),
                Words("例如 {date: 9月25号}", "for example {date: 9月25号}"),
            )
        if len(found) > 1:
            first, second = found[0].kind, found[1].kind
            raise ParamsError(
                Words(
                    f"每一项只能有一种，这里有“{first}”又有“{second}”",
                    f'one item has one kind, here are "{first}" and "{second}"',
                ),
                Words("请分成两项", "make two items of it"),
            )
        return found[0]

    @staticmethod
    def _written(value: Nested) -> dict[str, object]:
        """Return the mapping that says the same."""
        return {value.kind: value.params.model_dump()}


_CONTEXT_KEY = "heshi.nested"


class _Kinds:
    """The kinds in a validation context."""

    def __init__(self, kinds: Mapping[str, KindSpec]) -> None:
        self._kinds = kinds

    @cached_property
    def model(self) -> type[Part]:
        """The model of a mapping of kinds; it takes all kinds, and most sheets hold none within another."""
        fields: dict[str, Any] = {
            f"kind_{index}": (spec.params, Field(default=None, alias=name))
            for index, (name, spec) in enumerate(self._kinds.items())
        }
        return create_model("Nested", __base__=Part, **fields)


def nested_context(kinds: Mapping[str, KindSpec]) -> dict[str, object]:
    """Return the validation context with which models that hold ``Nested`` kinds are read.

    Args:
        kinds: the claim kinds, by name.
    """
    return {_CONTEXT_KEY: _Kinds(kinds)}


def nested_model(context: object) -> type[Part] | None:
    """Return the model of a mapping of kinds, where the context comes from ``nested_context``."""
    kinds = context.get(_CONTEXT_KEY) if isinstance(context, dict) else None
    return kinds.model if isinstance(kinds, _Kinds) else None


# What a sheet holds


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a passage must say to be about a claim.

    A plain term gives ``alternatives``; a ``near`` term gives ``near`` and ``within`` instead.

    Attributes:
        alternatives: canonical names or literal texts; one of them must be found.
        exclude: the passage must hold none of ``alternatives``.
        near: terms that must all be found together within ``within``.
        within: how near; ``None`` unless there is a ``near``.
    """

    alternatives: tuple[str, ...]
    exclude: bool = False
    near: tuple[Term, ...] = ()
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a claim gives as its own test.

    Attributes:
        text: the draft, in Markdown.
        gaps: the codes of the gaps that must be reported, in order; ``None`` when left open.
        place: where it stands.
    """

    text: str
    gaps: tuple[str, ...] | None
    place: Place


@dataclass(frozen=True, slots=True)
class SheetSource:
    """Where facts of a sheet come from.

    Attributes:
        place: where it stands in the sheet.
        id: its id, unique in the sheet, if it has one.
        file: its text, a path from the folder of the sheet on, its parts joined by ``/``.
        title: its title, or all that the author says of it.
        publisher: who published it.
        url: where it was published.
        date: the day on which it was published.
        sha256: the hash of the file's bytes when the claims were last checked against it, in lower case.
    """

    place: Place
    id: str | None = None
    file: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: date | None = None
    sha256: str | None = None

    @property
    def name(self) -> str:
        """What claims call it: its id, or else its file, its title or its address."""
        return self.id or self.file or self.title or self.url or ""

    @property
    def label(self) -> str:
        """What readers know it by: its title, or else its file or its address."""
        return self.title or self.file or self.url or ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The sentence of a source on which a claim stands.

    Attributes:
        source: what readers know the source by: its title, or its path.
        text: the sentence, as the source has it.
        place: where it stands in the source.
    """

    source: str
    text: str
    place: Place


@dataclass(frozen=True)
class Claim:
    """One checkable statement.

    Attributes:
        sheet: the id of its sheet.
        id: its own id, unique in the sheet.
        says: the sentence in plain Chinese.
        about: what a passage must say to be about the claim; empty when the kind's own terms serve.
        kind: the name of the kind.
        params: the kind's parameters.
        required: whether a draft must state it.
        severity: how heavy its gaps weigh.
        examples: by verdict (one of ``EXAMPLE_VERDICTS``), only those given.
        place: where the claim begins.
        as_of: the day that resolves 昨日 and a missing year, if the sheet or the claim gives one.
        origin: the sentence of a source on which it stands, where one was looked up.
        source: the name of the sheet's source on which it stands (see ``SheetSource.name``), where one is
            named or the sheet has only one.
    """

    sheet: str
    id: str
    says: str
    about: tuple[Term, ...]
    kind: str
    params: Params = field(hash=False)
    required: bool
    severity: Severity
    examples: Mapping[str, tuple[Example, ...]] = field(hash=False)
    place: Place
    as_of: date | None = None
    origin: Origin | None = None
    source: str | None = None

    @property
    def ref(self) -> str:
        """The claim's id among all sheets: ``sheet/id``."""
        return f"{self.sheet}/{self.id}"


@dataclass(frozen=True)
class Sheet:
    """One fact sheet.

    Attributes:
        id: its id.
        title: its title, if it has one.
        path: the file as the user named it.
        as_of: the day that resolves 昨日 and a missing year.
        names: its alias graph, in the order written.
        claims: its claims, in the order written.
        sources: where its facts come from, in the order written.
        uses: the files whose names and defaults it shares, links followed.
    """

    id: str
    title: str | None
    path: str
    as_of: date | None
    names: tuple[Name, ...]
    claims: tuple[Claim, ...]
    sources: tuple[SheetSource, ...] = ()
    uses: tuple[Path, ...] = ()

    @cached_property
    def actors(self) -> frozenset[str]:
        """The canonical names that the sheet declares or its claims treat as names; measures are none."""
        measures = {self.resolve(text) for claim in self.claims for text in claim.params.words()}
        named = {self.resolve(text) for claim in self.claims for text in claim.params.actors()}
        return frozenset(({name.canonical for name in self.names} | named) - measures)

    @cached_property
    def things(self) -> frozenset[str]:
        """The canonical names of measures, items and right sides of pairs: what is said of others."""
        things: set[str] = set()
        actors: set[str] = set()
        for claim in self.claims:
            things |= {self.resolve(text) for text in (*claim.params.words(), *claim.params.names())}
            actors |= {self.resolve(text) for text in claim.params.actors()}
        return frozenset(things - actors)

    @cached_property
    def bystanders(self) -> frozenset[str]:
        """The canonical names that are declared, and of which neither a claim nor the title speaks."""
        texts = (self.title or "", *(claim.says for claim in self.claims))
        told = "\n".join(fold(normalise(text)) for text in texts)
        spoken = {
            self.resolve(text)
            for claim in self.claims
            for text in (
                *_texts(claim.about),
                *claim.params.names(),
                *claim.params.words(),
                *claim.params.actors(),
            )
        }
        # The longest first: what stands in a longer name (L1 in L1 Pro) is not spoken of.
        for form in sorted(self._canonical, key=lambda form: (-len(form), form)):
            if form and form in told:
                spoken.add(self._canonical[form])
                told = told.replace(form, "\n")
        return frozenset({name.canonical for name in self.names} - spoken)

    def source(self, name: str | None) -> SheetSource | None:
        """Return the source that ``name`` names: one with this id, or else with this file or title."""
        named = (
            source
            for what in ("id", "file", "title", "url")
            for source in self.sources
            if getattr(source, what) == name
        )
        return None if name is None else next(named, None)

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        """The canonical name of every form of every name, by the form's key."""
        return {
            form_key(form): name.canonical for name in self.names for form in (name.canonical, *name.aliases)
        }

    def resolve(self, text: str) -> str:
        """Return the canonical name of which ``text`` is a form, or ``text`` itself.

        Forms are compared in the normal form, ASCII letters without regard to case.
        """
        return self._canonical.get(form_key(text), text)


@dataclass(frozen=True)
class Sheets:
    """All sheets of a run.

    Attributes:
        sheets: in the order in which they were read.
    """

    sheets: tuple[Sheet, ...]

    def __iter__(self) -> Iterator[Sheet]:
        """Return the sheets in order."""
        return iter(self.sheets)

    def __len__(self) -> int:
        """Return the number of sheets."""
        return len(self.sheets)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all sheets in order."""
        return tuple(claim for sheet in self.sheets for claim in sheet.claims)


def _texts(terms: Iterable[Term]) -> Iterator[str]:
    """Yield the names and words of terms, those of what they hold near each other too."""
    for term in terms:
        yield from term.alternatives
        yield from _texts(term.near)


def form_key(text: str) -> str:
    """Return what two forms of a name have in common when they count as the same."""
    return fold(normalise(text)).strip()
