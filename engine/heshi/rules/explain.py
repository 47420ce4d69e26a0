"""What pydantic finds wrong, said as mistakes with places, in an editor's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from heshi.errors import Mistake, Place
from heshi.rules.model import Nested, ParamsError, Part, SeveralParamsError, nested_model
from heshi.rules.schema import fields_of
from heshi.rules.yamlnodes import Broken, Empty, Entry, Fields, Items, Node, Scalar, to_python
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from heshi.rules.model import Step

_NEAR = 70
"""From this likeness on (0 to 100) one word is offered for another."""

_SHOWN = 40
"""So many code points of a text are quoted in a message."""


def shown(text: str) -> str:
    """Return ``text``, shortened to what a message can hold."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that ``word`` is most like, if it may be a slip for it."""
    if len(word) > _SHOWN:
        return None
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - where something is misspelt

    found = process.extractOne(word.casefold(), list(choices), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def did_you_mean(word: str, choices: Sequence[str]) -> Words:
    """Return the help for an unknown word: the nearest of the choices, or else all of them."""
    if near := nearest(word, choices):
        return Words(f"是不是“{near}”？", f'did you mean "{near}"?')
    return Words("可以用：" + "、".join(choices), "use one of: " + ", ".join(choices))


def unknown_field(key: Scalar, choices: Sequence[str]) -> Mistake:
    """Return the mistake of a key that is no field."""
    word = shown(key.text)
    problem = Words(f"没有“{word}”这个字段", f'unknown field "{word}"')
    return Mistake(key.place, problem, full_width_colon(key) or did_you_mean(key.text, choices))


def full_width_colon(text: Scalar) -> Words | None:
    """Return the help for a text that was meant as a key and its value, if it seems so."""
    if not text.plain or "：" not in text.text:
        return None
    return Words("键后面要用半角冒号加空格“: ”", 'write a half-width colon and a space after a key, ": "')


def unknown_kind(key: Scalar, choices: Sequence[str]) -> Mistake:
    """Return the mistake of a key that is no kind."""
    word = shown(key.text)
    problem = Words(f"没有“{word}”这种主张", f'unknown kind "{word}"')
    return Mistake(key.place, problem, did_you_mean(key.text, choices))


def full_width_comma(text: Scalar) -> Mistake | None:
    """Return the mistake of a name in which a full-width comma seems to part several."""
    comma = next((char for char in text.text if char in "，、"), None)
    if comma is None or not text.plain:
        return None
    word = shown(text.text)
    problem = Words(
        f"“{word}”算作一项，全角“{comma}”不分隔项目",
        f'"{word}" counts as one item; a full-width "{comma}" parts none',
    )
    help_ = Words("请用半角逗号“, ”分隔，或给整项加引号", 'part items with ", ", or put it in quotes')
    return Mistake(text.place, problem, help_)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the tree.

    Attributes:
        node: the node there.
        key: the last key on the way to it.
        index: its index in a list, if it is an item.
    """

    node: Node
    key: str
    index: int | None = None


def _follow(node: Node, path: Iterable[Step], name: str) -> _Spot:
    """Return where a path leads; steps that the file does not hold are left out.

    A short form is written out before pydantic sees it, so that paths hold steps which are not in
    the file.
    """
    spot = _Spot(node, name)
    for step in path:
        match spot.node:
            case Fields() as fields if isinstance(step, str) and (entry := fields.get(step)):
                spot = _Spot(entry.node, step)
            case Items(nodes=nodes) if isinstance(step, int) and step < len(nodes):
                spot = _Spot(nodes[step], spot.key, step)
            case _:
                pass
    return spot


@dataclass(frozen=True, slots=True)
class _Target:
    """What was to be read.

    Attributes:
        node: a part of a sheet.
        model: its model.
        name: the key under which it stands.
        context: the validation context.
    """

    node: Node
    model: type[Part]
    name: str
    context: Mapping[str, object]

    def spot(self, path: Iterable[Step]) -> _Spot:
        """Return where a path leads."""
        return _follow(self.node, path, self.name)

    def model_at(self, path: Iterable[Step]) -> type[Part]:
        """Return the model of what stands at a path."""
        return _model_at(self.model, path, nested_model(self.context))


def mistakes(
    error: ValidationError, node: Node, model: type[Part], name: str, context: Mapping[str, object]
) -> Iterator[Mistake]:
    """Yield what is wrong with a part of a sheet.

    Args:
        error: what pydantic says.
        node: the part.
        model: its model.
        name: the key under which the part stands.
        context: the validation context, which holds the kinds (see ``nested_context``).
    """
    target = _Target(node, model, name, context)
    details = error.errors(include_url=False)
    guessed = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *parents, key = detail["loc"]
            if near := nearest(str(key), fields_of(target.model_at(parents))):
                guessed.add((*parents, near))
    seen = set()
    inside = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in guessed:
            continue
        if detail["type"] == "too_short" and detail["loc"] in inside:
            continue  # its items are wrong, not too few
        for mistake in _said(detail, target):
            if mistake not in seen:
                seen.add(mistake)
                yield mistake


def _said(detail: ErrorDetails, target: _Target) -> Iterator[Mistake]:
    """Yield the mistakes of one error."""
    loc = detail["loc"]
    spot = target.spot(loc)
    cause = detail.get("ctx", {}).get("error")
    if isinstance(spot.node, Broken):
        return
    match detail["type"]:
        case "missing":
            field = loc[-1]
            yield Mistake(spot.node.place, Words(f"缺少“{field}”", f'"{field}" is missing'))
        case "extra_forbidden":
            parent = target.spot(loc[:-1]).node
            entry = parent.get(str(loc[-1])) if isinstance(parent, Fields) else None
            key = entry.key if entry else Scalar(parent.place, str(loc[-1]))
            model = target.model_at(loc[:-1])
            if model is nested_model(target.context):
                yield from _misspelt_kind(key, entry.node if entry else None, model, target.context)
            else:
                yield unknown_field(key, fields_of(model))
        case "value_error" if isinstance(cause, SeveralParamsError):
            for one in cause.errors:
                yield Mistake(target.spot((*loc, *one.path)).node.place, one.problem, one.help)
        case "value_error" if isinstance(cause, ParamsError):
            yield Mistake(target.spot((*loc, *cause.path)).node.place, cause.problem, cause.help)
        case kind:
            if loc and loc[-1] == "[key]":
                place = _key_place(target.spot(loc[:-2]).node, str(loc[-2]))
                yield Mistake(place, Words("键是空的", "the key is empty"))
            else:
                yield Mistake(spot.node.place, *_values(kind, detail, spot, target))


def _misspelt_kind(
    key: Scalar, node: Node | None, model: type[Part], context: Mapping[str, object]
) -> Iterator[Mistake]:
    """Yield the mistake of a key that is no kind among nested ones, and those in what it holds."""
    yield unknown_kind(key, fields_of(model))
    near = nearest(key.text, fields_of(model))
    if near is None or node is None:
        return
    meant = Fields(key.place, (Entry(Scalar(key.place, near), node),))
    try:
        model.model_validate(to_python(meant), context=context)
    except ValidationError as error:
        yield from mistakes(error, meant, model, near, context)


def _key_place(node: Node, key: str) -> Place:
    """Return the place of a key, or of the node if it has no such key."""
    entry = node.get(key) if isinstance(node, Fields) else None
    return entry.key.place if entry else node.place


def _values(kind: str, detail: ErrorDetails, spot: _Spot, target: _Target) -> tuple[Words, Words | None]:
    """Return the problem and the help for a value of the wrong sort."""
    limits: Mapping[str, Any] = detail.get("ctx", {})
    zh, en = f"“{shown(spot.key)}”", f'"{shown(spot.key)}"'
    if spot.index is not None:
        zh, en = f"{zh}的第 {spot.index + 1} 项", f"item {spot.index + 1} of {en}"
    given = to_python(spot.node)
    if isinstance(spot.node, Empty) or kind == "string_too_short" or given in ([], {}):
        return Words(f"{zh}是空的", f"{en} is empty"), None
    if kind in _LIMITS:
        limit_zh, limit_en = _LIMITS[kind]
        return Words(zh + limit_zh.format(**limits), en + limit_en.format(**limits)), None
    if kind in {"enum", "literal_error"}:
        choices = [part.strip("'") for part in limits["expected"].replace(" or ", ", ").split(", ")]
        word = shown(str(given))
        return Words(f"{zh}不能是“{word}”", f'{en} cannot be "{word}"'), did_you_mean(str(given), choices)
    if kind in {"model_type", "model_attributes_type"}:
        wanted = ["mapping", *_short_forms(target.model_at(detail["loc"]))]
    else:
        wanted = [_WANTED[kind]] if kind in _WANTED else []
    if not wanted:
        return Words(f"{zh}不对：{detail['msg']}", f"{en} is wrong: {detail['msg']}"), None
    is_zh, is_en = _SORTS[_sort(spot.node)]
    must_zh = "或".join(_SORTS[sort][0] for sort in wanted)
    must_en = " or ".join(_SORTS[sort][1] for sort in wanted)
    if isinstance(spot.node, Scalar):
        is_zh, is_en = f"“{shown(spot.node.text)}”", f'"{shown(spot.node.text)}"'
    help_ = None
    if isinstance(spot.node, Fields) and "text" in wanted:
        help_ = Words("文字里有“: ”时请加引号", 'put a text with ": " in quotes')
    return Words(f"{zh}应当是{must_zh}，这里是{is_zh}", f"{en} must be {must_en}, not {is_en}"), help_


_SORTS = {
    "text": ("一段文字", "a text"),
    "list": ("列表", "a list"),
    "mapping": ("键值对", "a mapping"),
    "whole number": ("整数", "a whole number"),
    "number": ("数", "a number"),
    "flag": ("true 或 false", "true or false"),
}
"""The sorts of values, in Chinese and in English."""

_WANTED = {
    "string_type": "text",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "int_type": "whole number",
    "int_parsing": "whole number",
    "int_parsing_size": "whole number",
    "int_from_float": "whole number",
    "float_type": "number",
    "float_parsing": "number",
    "decimal_type": "number",
    "decimal_parsing": "number",
    "bool_type": "flag",
    "bool_parsing": "flag",
}
"""Pydantic's types of errors → the sort of value that is wanted."""

_LIMITS = {
    "too_short": ("至少要有 {min_length} 项", " needs at least {min_length} items"),
    "too_long": ("最多只能有 {max_length} 项", " takes at most {max_length} items"),
    "greater_than": ("必须大于 {gt}", " must be greater than {gt}"),
    "greater_than_equal": ("不能小于 {ge}", " must be at least {ge}"),
    "less_than": ("必须小于 {lt}", " must be less than {lt}"),
    "less_than_equal": ("不能大于 {le}", " must be at most {le}"),
    "string_too_long": ("最多 {max_length} 个字", " takes at most {max_length} characters"),
    "finite_number": ("必须是有限的数", " must be a finite number"),
}
"""Pydantic's types of errors → what the value must keep to, to be put after its name."""


def _sort(node: Node) -> str:
    """Return the sort of value that a node is."""
    match node:
        case Items():
            return "list"
        case Fields():
            return "mapping"
        case _:
            return "text"


def _short_forms(model: type[Part]) -> Iterator[str]:
    """Yield the sorts of a model's short forms."""
    sorts = {"string": "text", "array": "list", "object": "mapping"}
    for schema in model.short:
        if (sort := sorts.get(str(schema.get("type")))) and sort != "mapping":
            yield sort


def _model_at(model: type[Part], path: Iterable[Step], nested: type[Part] | None) -> type[Part]:
    """Return the model of what stands at a path from a part of a sheet.

    Args:
        model: the model of the part.
        path: the path.
        nested: the model of nested kinds.
    """
    for step in path:
        for name, field in model.model_fields.items():
            if step == (field.alias or name):
                model = next(_models_in(field.annotation, nested), model)
                break
    return model


def _models_in(annotation: object, nested: type[Part] | None) -> Iterator[type[Part]]:
    """Yield the models that an annotation names."""
    if annotation is Nested and nested:
        yield nested
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part, nested)
