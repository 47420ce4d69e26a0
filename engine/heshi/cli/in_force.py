"""The formats in which ``heshi config`` shows what is in force."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.cli.columns import in_columns
from heshi.cli.settings import Given
from heshi.errors import Mistake, Place
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from heshi.cli.settings import Origin, Settings

SCHEMA = "heshi-config/1"
"""Names the shape of the JSON. Keys may be added under the same name; none is taken away or changed."""

_GIVEN = {
    Given.COMMAND_LINE: Words(zh="命令行", en="command line"),
    Given.ENVIRONMENT: Words(zh="环境变量", en="environment"),
    Given.DEFAULT: Words(zh="默认", en="default"),
}
_CONFIG = Words(zh="配置", en="configuration")
_NONE = Words(zh="没有", en="none")
_UNSET = Words(zh="（未写）", en="(unset)")


@dataclass(frozen=True, slots=True)
class Served:
    """A draft and the sheets that serve it.

    Attributes:
        path: the draft.
        sheets: the ids of the sheets.
        mistakes: why it could not be checked, where it could not.
    """

    path: str
    sheets: tuple[str, ...]
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing that is in force.

    Attributes:
        key: its key in a configuration.
        value: what it is, as JSON would have it.
        origin: where it comes from.
    """

    key: str
    value: object
    origin: Origin


def as_text(settings: Settings, served: Sequence[Served]) -> str:
    """Return a line for each setting, then one for each draft."""
    lang = settings.lang
    file = settings.config.path if settings.config else _NONE.in_(lang)
    rows = [(row.key, _brief(row.value, lang), _origin(row.origin, lang)) for row in _rows(settings)]
    shown = f"{_CONFIG.in_(lang)}  {visible(file)}\n\n{in_columns(rows)}"
    drafts = [(visible(one.path), _sheets(one, lang)) for one in served]
    return f"{shown}\n{in_columns(drafts)}" if drafts else shown


def as_json(settings: Settings, served: Sequence[Served]) -> str:
    """Return one JSON object."""
    shown = {
        "schema": SCHEMA,
        "config": settings.config.path if settings.config else None,
        "values": [
            {"key": row.key, "value": row.value, "from": _origin_json(row.origin)} for row in _rows(settings)
        ],
        "drafts": [
            {
                "path": one.path,
                "sheets": list(one.sheets),
                "problems": [mistake.problem.in_(settings.lang) for mistake in one.mistakes],
            }
            for one in served
        ],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, Callable[[Settings, Sequence[Served]], str]] = {"text": as_text, "json": as_json}
"""Every format by the name that ``--format`` takes."""


def _rows(settings: Settings) -> Iterator[_Row]:
    """Yield what is in force: what a check has one of first, then the lists of the configuration."""
    values = {
        "format": settings.form,
        "output": {output.form: output.path for output in settings.outputs},
        "fail-on": settings.fail_on.value,
        "lang": settings.lang.value,
        "encoding": settings.encoding,
        "baseline": settings.baseline,
    }
    for key, value in values.items():
        yield _Row(key, value, settings.origins[key])
    for key, asked in (("drafts", settings.drafts), ("rules", settings.rules)):
        if asked:
            yield _Row(key, list(asked), Given.COMMAND_LINE)
    yield from _rows_of_config(settings)


def _rows_of_config(settings: Settings) -> Iterator[_Row]:
    """Yield what stands in the configuration alone and is not overruled."""
    config = settings.config
    if config is None:
        return
    says = config.says.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    overruled = {"drafts": settings.drafts, "rules": settings.rules}
    for key in ("drafts", "rules", "library", "exclude"):
        if key in says and not overruled.get(key):
            yield _Row(key, says[key], config.place(key))
    if not settings.rules:
        for index, entry in enumerate(says.get("check", ())):
            yield _Row("check", entry, config.place("check", str(index)))
    for key, said in says.get("severity", {}).items():
        level = said if said.get("reason") else said["level"]
        yield _Row("severity", {key: level}, config.place("severity", key))
    for index, ignore in enumerate(says.get("ignore", ())):
        yield _Row("ignore", ignore, config.place("ignore", str(index)))


def _brief(value: object, lang: Lang) -> str:
    """Return a value in few words; the JSON format has it whole."""
    match value:
        case None:
            return _UNSET.in_(lang)
        case str():
            return visible(value)
        case list():
            return " ".join(_brief(item, lang) for item in value) or _UNSET.in_(lang)
        case {"level": str(level), "reason": str(reason)}:
            return f"{visible(level)} ({visible(reason)})"
        case dict():
            parts = (f"{visible(str(key))}={_brief(item, lang)}" for key, item in value.items() if item)
            return " ".join(parts) or _UNSET.in_(lang)
        case _:
            return str(value)


def _origin(origin: Origin, lang: Lang) -> str:
    """Return where a value comes from, for people."""
    return visible(str(origin)) if isinstance(origin, Place) else _GIVEN[origin].in_(lang)


def _origin_json(origin: Origin) -> dict[str, object]:
    """Return where a value comes from, for programs."""
    if isinstance(origin, Place):
        return {"source": "file", "path": origin.path, "line": origin.line, "column": origin.column}
    return {"source": origin.value}


def _sheets(one: Served, lang: Lang) -> str:
    """Return the sheets that serve a draft, or why it could not be checked."""
    problems = (visible(mistake.problem.in_(lang)) for mistake in one.mistakes)
    return " ".join((*map(visible, one.sheets), *problems))
