"""The fields of a fact sheet: pydantic models, and the JSON Schema made of them for editors."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from heshi.recognise.names import Boundary
from heshi.rules.find import refuse_outside
from heshi.rules.model import (
    NESTED,
    Flag,
    KindSpec,
    OneOrMore,
    ParamsError,
    Part,
    Text,
    Texts,
    Within,
    nested_context,
    nested_model,
)
from heshi.severity import Severity
from heshi.text.normal import normalise
from heshi.words import Words

_TEXT = {"type": "string", "minLength": 1}
_TEXT_LIST = {"type": "array", "items": _TEXT}


def _about(zh: str, en: str) -> FieldInfo:
    """Return a field's description, as editors show it."""
    description: FieldInfo = Field(description=f"{zh} · {en}")
    return description


def _id(value: str) -> str:
    """Refuse what cannot be an id."""
    if re.fullmatch(r"\w[\w-]*", value):
        return value
    raise ParamsError(
        Words(f"“{value[:40]}”不能作 id", f'"{value[:40]}" cannot be an id'),
        Words("只用字母、数字和“-”", 'use letters, digits and "-" only'),
    )


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": r"^[^\s/]+$"})]
"""An id: letters (Chinese ones too), digits, hyphens."""


def _day(value: object) -> object:
    """Return the day that a text writes as YYYY-MM-DD."""
    if not isinstance(value, str):
        return value
    numbers = re.fullmatch(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?", normalise(value), re.ASCII)
    try:
        day = date(*map(int, numbers.groups())) if numbers else None
    except ValueError:
        raise ParamsError(
            Words(f"没有“{value[:40]}”这一天", f'there is no such day: "{value[:40]}"')
        ) from None
    if day is not None and day.isoformat() == value:
        return day
    raise ParamsError(
        Words(f"“{value[:40]}”不是 YYYY-MM-DD 形式的日期", f'"{value[:40]}" is not a date like 2023-09-26'),
        Words(f"请写 {day}", f"write {day}") if day else Words("例如 2023-09-26", "for example 2023-09-26"),
    )


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, as YYYY-MM-DD."""


def _lines(value: object) -> object:
    """Return the text that a list of lines makes; an empty line parts paragraphs."""
    if isinstance(value, list) and all(line is None or isinstance(line, str) for line in value):
        return "\n".join(line or "" for line in value)
    return value


def _inner_path(value: str) -> str:
    """Refuse a path that leads out of the folder of the sheet."""
    refuse_outside(value)
    return value


FilePath = Annotated[Text, AfterValidator(_inner_path)]
"""A path from the folder of the sheet on, its parts joined by ``/``."""


def _sha256(value: str) -> str:
    """Return a SHA-256 hash in lower case."""
    if re.fullmatch(r"[0-9A-Fa-f]{64}", value):
        return value.lower()
    raise ParamsError(
        Words(f"“{value[:40]}”不是 SHA-256 校验值", f'"{value[:40]}" is not a SHA-256 hash'),
        Words(
            "是 64 位十六进制数，可以由 heshi sources lock 来写",
            'it has 64 hexadecimal digits; "heshi sources lock" writes it',
        ),
    )


Sha256 = Annotated[
    str, AfterValidator(_sha256), WithJsonSchema({"type": "string", "pattern": "^[0-9A-Fa-f]{64}$"})
]
"""A SHA-256 hash, in hexadecimal digits."""


class NameModel(Part):
    """A name's other spellings, and where it may begin and end."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (_TEXT, _TEXT_LIST)

    aliases: Annotated[tuple[Text, ...], OneOrMore()] = ()
    boundary: Boundary = Boundary.AUTO
    counts_inside: Annotated[tuple[Text, ...], OneOrMore()] = ()

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read an alias or a list of aliases."""
        return {"aliases": value} if isinstance(value, str | list) else value


class AnyModel(Part):
    """Alternatives, one of which must be found."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (_TEXT,)

    any_: Annotated[Texts, Field(alias="any")]

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a single text."""
        return {"any": value} if isinstance(value, str) else value


class TermModel(Part):
    """What a passage must say, or must not say, to be about a claim."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (_TEXT,)

    any_: Annotated[Texts | None, Field(alias="any")] = None
    not_: Annotated[Texts | None, Field(alias="not")] = None
    near: Annotated[tuple[AnyModel, ...], Field(min_length=2)] | None = None
    within: Within | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a single text."""
        return {"any": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_one_thing(self) -> "TermModel":
        """Refuse a term that says none or several of any, not and near."""
        given = [self.any_, self.not_, self.near]
        if len(given) - given.count(None) != 1:
            problem = Words("这一项要在 any、not、near 中选一个", "a term is one of any, not and near")
            raise ParamsError(problem)
        if self.within and not self.near:
            raise ParamsError(
                Words("within 只能与 near 同用", "within goes with near only"), path=("within",)
            )
        return self


class ExampleModel(Part):
    """A text that tests a claim, and the gaps that it must lead to."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (_TEXT,)

    text: Annotated[
        Text, BeforeValidator(_lines), WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": {}}]})
    ]
    gaps: Annotated[tuple[Text, ...], OneOrMore()] | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a text alone."""
        return {"text": value} if isinstance(value, str) else value


Examples = Annotated[tuple[ExampleModel, ...], OneOrMore()]


class ExamplesModel(Part):
    """Examples by the verdict that they lead to."""

    supported: Examples = ()
    partial: Examples = ()
    contradicted: Examples = ()
    missing: Examples = ()


class SourceModel(Part):
    """Where facts come from."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (_TEXT,)

    id: Annotated[Id | None, _about("编号，主张用它指明出处", "its id, by which claims name it")] = None
    file: Annotated[
        FilePath | None, _about("原文，从本表所在文件夹算起", "its text, from this folder on")
    ] = None
    title: Annotated[Text | None, _about("标题", "its title")] = None
    publisher: Annotated[Text | None, _about("谁发布的", "who published it")] = None
    url: Annotated[Text | None, _about("网址", "where it was published")] = None
    date: Annotated[Day | None, _about("发布的日子", "the day of publication")] = None
    sha256: Annotated[
        Sha256 | None, _about("原文的校验值，由 heshi sources lock 来写", "the hash of the file")
    ] = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read what the author says of it, in a text."""
        return {"title": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_known_by_something(self) -> "SourceModel":
        """Refuse a source that nothing leads to, and a hash of nothing."""
        if not (self.file or self.title or self.url):
            raise ParamsError(
                Words("出处要有 file、title 或 url", "a source has a file, a title or a url"),
            )
        if self.sha256 and not self.file:
            problem = Words("有 sha256，却没有 file", '"sha256" is the hash of a "file", and there is none')
            raise ParamsError(problem, path=("sha256",))
        return self


class ClaimModel(Part):
    """The fields of a claim, without its kind."""

    id: Annotated[Id, _about("编号，在本表中不重复", "its id, unique in the sheet")]
    says: Annotated[Text, _about("用一句话写出主张", "the claim in one sentence")]
    about: Annotated[
        tuple[TermModel, ...],
        Field(min_length=1),
        OneOrMore(),
        _about("稿件里说到这些才算谈到本主张", "what a passage must say to be about the claim"),
    ] = ()
    required: Annotated[Flag, _about("稿件必须写到", "a draft must state it")] = True
    severity: Annotated[Severity, _about("有出入时的轻重", "how heavy its gaps weigh")] = Severity.ERROR
    as_of: Annotated[Day | None, _about("昨日、上周五从这天算起", "the day that resolves 昨日")] = None
    source: Annotated[Text | None, _about("出处的 id 或 file", "the id or the file of its source")] = None
    examples: Annotated[ExamplesModel, _about("例句，按结论分列", "its tests, by verdict")] = ExamplesModel()


class DefaultsModel(Part):
    """What holds for every claim that does not say otherwise."""

    required: Annotated[Flag | None, _about("稿件必须写到", "a draft must state it")] = None
    severity: Annotated[Severity | None, _about("有出入时的轻重", "how heavy its gaps weigh")] = None
    as_of: Annotated[Day | None, _about("昨日、上周五从这天算起", "the day that resolves 昨日")] = None


Uses = Annotated[
    Texts, _about("共用其中 names 和 defaults 的文件", "files whose names and defaults it shares")
]
Names = Annotated[dict[Text, NameModel | None], _about("名称与别名", "names and their aliases")]
Defaults = Annotated[DefaultsModel, _about("各条主张的默认值", "what holds for all claims")]


class SharedModel(Part):
    """The fields of a file that only shares names and defaults."""

    use: Uses = ()
    names: Names = Field(default_factory=dict)
    defaults: Defaults = DefaultsModel()


class SheetModel(Part):
    """The fields of a sheet, without its claims."""

    sheet: Annotated[Id, _about("事实表的编号", "the id of the sheet")]
    title: Annotated[Text | None, _about("标题", "its title")] = None
    as_of: Annotated[Day | None, _about("昨日、上周五从这天算起", "the day that resolves 昨日")] = None
    use: Uses = ()
    names: Names = Field(default_factory=dict)
    defaults: Defaults = DefaultsModel()
    sources: Annotated[
        tuple[SourceModel, ...],
        Field(min_length=1),
        OneOrMore(),
        _about("事实的出处", "where the facts come from"),
    ] = ()


def fields_of(model: type[Part]) -> tuple[str, ...]:
    """Return the names of a model's fields as a sheet writes them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def json_schema(kinds: Mapping[str, KindSpec]) -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a fact sheet, or of a file that only shares names.

    Args:
        kinds: the claim kinds, by name.

    Returns:
        A schema for editors. It lets numbers and truth values stand where a text is wanted, as
        Heshi does, for other readers of YAML give them types of their own. What a series of claims
        (``for``) holds is left open, for braces may stand anywhere in it.
    """
    nested = nested_model(nested_context(kinds)) or Part
    models: dict[type[Part], None] = dict.fromkeys(
        [SheetModel, ClaimModel, nested, *(spec.params for spec in kinds.values())]
    )
    refs, made = models_json_schema([(model, "validation") for model in models])
    definitions: dict[str, Any] = made["$defs"]
    sheet = definitions.pop("SheetModel")
    properties = sheet["properties"]
    properties["claims"] = {
        "type": "array",
        "minItems": 1,
        "items": refs[ClaimModel, "validation"],
        "description": "主张 · the claims",
    }
    required = [*sheet.pop("required"), "claims"]
    of_a_sheet = [name for name in properties if name not in fields_of(SharedModel)]
    sheet["if"] = {"anyOf": [{"required": [name]} for name in of_a_sheet]}
    sheet["then"] = {"required": required}
    sheet["else"] = {"anyOf": [{"required": ["names"]}, {"required": ["defaults"]}]}
    described = {
        name: {
            **refs[spec.params, "validation"],
            "description": f"{spec.summary.zh} · {spec.summary.en}",
        }
        for name, spec in kinds.items()
    }
    definitions["ClaimModel"] = _claim_schema(definitions["ClaimModel"], described)
    nested_ref = refs[nested, "validation"]
    definitions[nested_ref["$ref"].rpartition("/")[2]] |= {
        "properties": described,
        "minProperties": 1,
        "maxProperties": 1,
    }
    whole = _loosened({**sheet, "$defs": definitions}, nested_ref)
    used = _referred(whole)
    whole["$defs"] = {name: made for name, made in whole["$defs"].items() if f"#/$defs/{name}" in used}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Heshi 事实表 · Heshi fact sheet",
        **whole,
    }


def schema_text(kinds: Mapping[str, KindSpec]) -> str:
    """Return the JSON Schema of a fact sheet as the text of a file.

    Args:
        kinds: the claim kinds, by name.
    """
    return json.dumps(json_schema(kinds), ensure_ascii=False, indent=2) + "\n"


def _claim_schema(claim: Mapping[str, Any], kinds: Mapping[str, Any]) -> dict[str, object]:
    """Return the JSON Schema of a claim or a series of claims.

    Args:
        claim: the schema of the fields that every claim has.
        kinds: the schemas of the kinds.
    """
    properties = {**claim["properties"], **kinds}
    series = {
        "description": "一系列主张：各项填进花括号里 · a series of claims: what to put into braces, {it}",
        "type": "array",
        "minItems": 1,
        "items": {"anyOf": [_TEXT, {"type": "object", "minProperties": 1}]},
    }
    open_ = {name: {"description": made["description"]} for name, made in properties.items()}
    schema = {
        "description": claim["description"],
        "type": "object",
        "properties": {"for": series, **open_},
        "required": claim["required"],
        "additionalProperties": False,
        "if": {"not": {"required": ["for"]}},
        "then": {"properties": properties},
    }
    if kinds:
        schema["oneOf"] = [{"required": [name]} for name in kinds]
    return schema


def _referred(schema: object) -> set[str]:
    """Return the references in a JSON Schema."""
    if isinstance(schema, dict):
        own = {schema["$ref"]} if isinstance(schema.get("$ref"), str) else set()
        return own.union(*map(_referred, schema.values()))
    return set().union(*map(_referred, schema)) if isinstance(schema, list) else set()


def _loosened(schema: Any, nested: Mapping[str, str]) -> Any:  # noqa: ANN401 - a JSON value, as pydantic types it
    """Return a JSON Schema without generated titles, and with scalars of any type for texts.

    Args:
        schema: the schema.
        nested: the reference to put in the place of ``NESTED``.
    """
    if isinstance(schema, list):
        return [_loosened(item, nested) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("$comment") == NESTED["$comment"]:
        return dict(nested)
    loose = {
        key: _loosened(value, nested)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
    if "default" in schema and schema["default"] is None and "anyOf" in loose:
        # may be left out, but not be left empty
        del loose["default"]
        choices = [choice for choice in loose.pop("anyOf") if choice != {"type": "null"}]
        loose |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    if schema.get("type") == "string" and "enum" not in schema:
        loose["type"] = ["string", "number", "boolean"]
    return loose
