"""Fact sheets written as YAML: the shortest form that reads back as the same sheet, pleasant to edit.

What is written reads back equal but for the places (``bare``), and what was written once is written the same
again. Comments, series (``for``) and shared files (``use``) of a sheet that was read are not kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import yaml
from pydantic import ValidationError

from heshi.errors import Place
from heshi.recognise.names import Boundary
from heshi.rules.model import ParamsError, Within, nested_context
from heshi.severity import Severity
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshi.recognise.names import Name
    from heshi.rules.model import Claim, KindSpec, Params, Sheet, SheetSource, Term

_TEXT: Final = "tag:yaml.org,2002:str"
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_WIDE: Final = 10**6
"""The columns of a line: none is ever broken."""

Written = "str | bool | int | list[Written] | dict[str, Written]"


def dump(sheet: Sheet, kinds: Mapping[str, KindSpec], notes: Mapping[str, str] | None = None) -> str:
    """Return a sheet as YAML.

    Args:
        sheet: the sheet.
        kinds: the claim kinds, by name.
        notes: what to put above a claim as a comment, by the claim's id; "" stands for the head of the file.
    """
    notes = notes or {}
    pieces = [_note(notes.get("", "")), _block(_head(sheet))]
    if sheet.names:
        pieces.append("\nnames:\n" + "".join(f"  {line}" for name in sheet.names for line in _name(name)))
    pieces.append("\nclaims:\n")
    context = nested_context(kinds)
    for index, claim in enumerate(sheet.claims):
        note = _note(notes.get(claim.id, ""))
        lines = "".join(f"  {line}\n" for line in note.splitlines())
        body = _block(_claim(claim, sheet, context)).splitlines()
        pieces.append(("\n" if index else "") + lines)
        pieces += [f"  {'- ' if first == 0 else '  '}{line}\n" for first, line in enumerate(body)]
    return "".join(pieces)


def bare(sheet: Sheet) -> Sheet:
    """Return a sheet without its path, its places and its origins: all that a file cannot say of itself."""
    nowhere = Place("")
    claims = tuple(
        replace(
            claim,
            place=nowhere,
            origin=None,
            examples={
                verdict: tuple(replace(example, place=nowhere) for example in examples)
                for verdict, examples in claim.examples.items()
            },
        )
        for claim in sheet.claims
    )
    sources = tuple(replace(source, place=nowhere) for source in sheet.sources)
    return replace(sheet, path="", claims=claims, sources=sources)


def _note(text: str) -> str:
    """Return a text as comment lines."""
    return "".join(f"# {line}\n" for line in _UNPRINTABLE.sub("", text).splitlines())


def _head(sheet: Sheet) -> dict[str, object]:
    head: dict[str, object] = {"sheet": sheet.id}
    if sheet.title:
        head["title"] = sheet.title
    if sheet.as_of:
        head["as_of"] = sheet.as_of
    if sheet.sources:
        head["sources"] = [_source(source) for source in sheet.sources]
    return head


def _source(source: SheetSource) -> object:
    """Return a source: its title alone where nothing else is said of it."""
    fields = ("id", "file", "title", "publisher", "url", "date", "sha256")
    given = {field: value for field in fields if (value := getattr(source, field)) is not None}
    return source.title if set(given) == {"title"} else given


def _name(name: Name) -> Iterator[str]:
    """Yield the line of a name and its other spellings."""
    given: dict[str, object] = {"aliases": list(name.aliases)} if name.aliases else {}
    if name.boundary is not Boundary.AUTO:
        given["boundary"] = name.boundary.value
    if name.counts_inside:
        given["counts_inside"] = list(name.counts_inside)
    value = given.get("aliases", []) if set(given) <= {"aliases"} else given
    yield _block({name.canonical: value})


def _claim(claim: Claim, sheet: Sheet, context: dict[str, object]) -> dict[str, object]:
    written: dict[str, object] = {"id": claim.id, "says": claim.says}
    if claim.about:
        written["about"] = [_term(term) for term in claim.about]
    written[claim.kind] = _short(claim.params, context)
    if claim.source is not None and len(sheet.sources) != 1:
        written["source"] = claim.source
    if not claim.required:
        written["required"] = False
    if claim.severity is not Severity.ERROR:
        written["severity"] = claim.severity.value
    if claim.as_of and claim.as_of != sheet.as_of:
        written["as_of"] = claim.as_of
    if claim.examples:
        written["examples"] = {
            verdict: [
                each.text if each.gaps is None else {"text": each.text, "gaps": list(each.gaps)}
                for each in examples
            ]
            for verdict, examples in claim.examples.items()
        }
    return written


def _term(term: Term) -> object:
    """Return a term of a topic: a text alone where it is one."""
    if term.near:
        near: dict[str, object] = {"near": [_any(each.alternatives) for each in term.near]}
        if term.within is not Within.SENTENCE and term.within is not None:
            near["within"] = term.within.value
        return near
    if term.exclude:
        return {"not": list(term.alternatives)}
    return _any(term.alternatives)


def _any(texts: Sequence[str]) -> object:
    return texts[0] if len(texts) == 1 else {"any": list(texts)}


def _short(params: Params, context: dict[str, object]) -> object:
    """Return a kind's parameters: in the short form where there is one that says the same."""
    whole = params.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if len(whole) == 1:
        (value,) = whole.values()
        try:
            read = type(params).model_validate(value, context=context)
        except (ValidationError, ParamsError, TypeError):
            return whole
        return value if read == params else whole
    return whole


def _block(fields: Mapping[str, object]) -> str:
    """Return fields in YAML, a line each, what they hold in flow style; examples a line a verdict."""
    node = yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [(_node(key), _value(key, value)) for key, value in fields.items()],
        flow_style=False,
    )
    text: str = yaml.serialize(node, allow_unicode=True, width=_WIDE)
    return text


def _value(key: str, value: object) -> yaml.Node:
    node = _node(value)
    if key == "examples" and isinstance(node, yaml.MappingNode):
        node.flow_style = False
    return node


def _node(value: object) -> yaml.Node:
    """Return a value as a node that is written in flow style, and plain wherever it reads back so."""
    if isinstance(value, dict):
        pairs = [(_node(key), _node(each)) for key, each in value.items() if each is not None]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)
    if isinstance(value, list | tuple):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(each) for each in value], flow_style=True)
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, str):
        style = '"' if re.search(r"[\n\t\x85\u2028\u2029]", value) else None
        return yaml.ScalarNode(_TEXT, _UNPRINTABLE.sub("", value), style=style)
    tag = "tag:yaml.org,2002:int" if isinstance(value, int) else "tag:yaml.org,2002:timestamp"
    return yaml.ScalarNode(tag, str(value))
