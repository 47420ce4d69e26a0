"""What an HTML page says about itself in its head: date, author, summary."""

from __future__ import annotations

import datetime as dt
import json
from html import unescape
from typing import TYPE_CHECKING

from heshi.readers import markup
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heshi.readers.markup import Token

_NAMES = {
    "author": "author",
    "article:author": "author",
    "og:article:author": "author",
    "description": "description",
    "og:description": "description",
    "twitter:description": "description",
    "article:published_time": "date",
    "og:published_time": "date",
    "og:release_date": "date",
    "publishdate": "date",
    "pubdate": "date",
    "publish_time": "date",
    "publishtime": "date",
    "weibo:article:create_at": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "date": "date",
    "datepublished": "date",
}
"""How pages name their author, summary and day of publication; the first that is given counts."""

_DAY = re.compile(r"\s{0,9}(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)(.{0,32})", re.DOTALL)
_CLOCK = re.compile(r"[T\s]{1,2}(\d{2}):(\d{2})[\d:.]{0,16}\s?(Z|[+-]\d{2}:?\d{2})")
_BEIJING = dt.timedelta(hours=8)
_EPOCH = re.compile(r"""\bvar\s{1,9}(?:ct|create_time)\s{0,9}=\s{0,9}["'](\d{10})["']""")
"""When a WeChat article was published, in seconds."""
_WITHIN = 400_000
"""How many code points of scripts are looked through for it."""


def meta_of(text: str, headers: Iterable[Token]) -> dict[str, str]:
    """Return what a page says about itself: ``date`` (2023-09-26, in Beijing), ``author``, ``description``.

    Args:
        text: the page.
        headers: its tags ``meta``, ``time`` and ``script``, in order.
    """
    found: dict[str, str] = {}
    spare: dict[str, str] = {}
    looked = 0
    for token in headers:
        tag = text[token.start : token.end]
        values = {key: unescape(tag[slice(*place)]) for key, place in markup.attributes(tag).items()}
        if token.text == "meta":
            said = values.get("property") or values.get("name") or values.get("itemprop") or ""
            key = _NAMES.get(said.lower())
            value = values.get("content", "").strip()
            _keep(found, key, value)
        elif token.text == "time":
            _keep(spare, "date", values.get("datetime", ""))
        elif looked < _WITHIN:
            end = text.find("</", token.end)
            script = text[token.end : end if end >= 0 else None]
            looked += len(script)
            if values.get("type", "").lower() == "application/ld+json":
                for key, value in _linked_data(script).items():
                    _keep(spare if key == "author" else found, key, value)
            elif match := _EPOCH.search(script):
                day = dt.datetime.fromtimestamp(int(match[1]), dt.timezone(_BEIJING)).date()
                _keep(found, "date", day.isoformat())
    return spare | found


def _keep(found: dict[str, str], key: str | None, value: str) -> None:
    """Keep the first value of a key, a date only if it is one."""
    said = _day(value) if key == "date" else " ".join(value.split())
    if key is not None and said:
        found.setdefault(key, said)


def _day(value: str) -> str:
    """Return a day as 2023-09-26, "" for none; a time that names its zone counts in Beijing's."""
    match = _DAY.match(value)
    if match is None:
        return ""
    try:
        moment = dt.datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=dt.UTC)
        clock = _CLOCK.match(match[4])
        if clock:
            zone = clock[3].replace(":", "").replace("Z", "+0000")
            shift = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[3:])) * (-1 if zone[0] == "-" else 1)
            moment += dt.timedelta(hours=int(clock[1]), minutes=int(clock[2])) - shift + _BEIJING
    except (ValueError, OverflowError):  # no such day
        return ""
    return moment.date().isoformat()


def _linked_data(script: str) -> dict[str, str]:
    """Return the date and author of a page's linked data (schema.org)."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):  # not ours to mend
        return {}
    found: dict[str, str] = {}
    for item in _objects(data):
        date, author = item.get("datePublished"), item.get("author")
        if isinstance(author, list):
            author = author[0] if author else None
        if isinstance(author, dict):
            author = author.get("name")
        _keep(found, "date", date if isinstance(date, str) else "")
        _keep(found, "author", author if isinstance(author, str) else "")
    return found


def _objects(data: object) -> Iterable[Mapping[str, object]]:
    """Yield the objects of linked data: one, a list of them, or a graph."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()
