"""The formats in which ``heshi mentions`` lists what it reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from heshi.cli.columns import in_columns
from heshi.reporters.json_report import place
from heshi.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heshi.all_mentions import AnyMention
    from heshi.document import Document

SCHEMA = "heshi-mentions/1"
"""Names the shape of the JSON. Keys may be added under the same name; none is taken away or changed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft and what was read in it.

    Attributes:
        document: the draft.
        mentions: what was read, in order.
    """

    document: Document
    mentions: tuple[AnyMention, ...]


def as_text(drafts: Sequence[Listed]) -> str:
    """Return one line for each mention: where, its kind, the words, the value, the pattern that read it."""
    rows = [_row(draft.document, mention) for draft in drafts for mention in draft.mentions]
    return in_columns(rows)


def as_json(drafts: Sequence[Listed]) -> str:
    """Return one JSON object; places are in the source, in code points."""
    listing = {
        "schema": SCHEMA,
        "drafts": [
            {
                "path": draft.document.source.path,
                "mentions": [_mention(draft.document, mention) for mention in draft.mentions],
            }
            for draft in drafts
        ],
    }
    return json.dumps(listing, ensure_ascii=False, indent=2) + "\n"


LISTINGS: dict[str, Callable[[Sequence[Listed]], str]] = {"text": as_text, "json": as_json}
"""Every format by the name that ``--format`` takes."""


def _row(document: Document, mention: AnyMention) -> tuple[str, ...]:
    """Return the columns of a mention's line."""
    return (
        f"{visible(document.source.path)}:{document.place(document.to_source(mention.span))}",
        mention.kind.value,
        visible(mention.span.of(document.prose)),
        visible(_brief(mention.value.to_json())),
        mention.pattern,
    )


def _brief(value: object) -> str:
    """Return a value in few words; the JSON format has it whole."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    for keys, brief in _BRIEFS:
        if keys <= set(value):
            return brief(value)
    return json.dumps(value, ensure_ascii=False)


def _interval(value: dict[str, Any]) -> str:
    """Return a quantity as mathematics writes an interval: [2700000, 3000000) 人."""
    low, high = value["low"], value["high"]
    if low == high:
        said = str(low)
    else:
        opening, closing = "(["[value["low_closed"]], ")]"[value["high_closed"]]
        said = f"{opening}{low or '-∞'}, {high or '∞'}{closing}"
    marks = [mark for mark, key in (("~", "approximate"), ("?", "vague")) if value[key]]
    change = value["change"] or {}
    return " ".join(filter(None, ("".join(marks) + said, value["unit"], *change.values())))


def _items(value: dict[str, Any]) -> str:
    tail = {True: " …", False: "", None: ""}[value.get("open")]
    return " | ".join(str(item["text"]) for item in value["items"]) + tail


def _quote(value: dict[str, Any]) -> str:
    speaker = value.get("speaker")
    doubt = "" if speaker is None or speaker["certain"] else "?"
    return str(value["role"]) + (f" ← {speaker['text']}{doubt}" if speaker else "")


def _stances(value: dict[str, Any]) -> str:
    return ", ".join(value["kinds"])


_BRIEFS: tuple[tuple[set[str], Callable[[dict[str, Any]], str]], ...] = (
    ({"edtf"}, lambda value: value["edtf"] or value["precision"]),
    ({"duration"}, lambda value: value["duration"]),
    ({"name"}, lambda value: value["name"]),
    ({"low", "high", "unit"}, _interval),
    ({"items"}, _items),
    ({"role"}, _quote),
    ({"kinds", "cues"}, _stances),
)
"""How each sort of value is told in few words, by the parts that it has."""


def _mention(document: Document, mention: AnyMention) -> dict[str, object]:
    """Return the JSON of a mention."""
    return {
        "kind": mention.kind.value,
        "text": mention.span.of(document.prose),
        "value": mention.value.to_json(),
        "pattern": mention.pattern,
        "at": place(document, mention.span),
    }
