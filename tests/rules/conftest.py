"""A small registry of claim kinds, so that the loader is tested without the real ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pytest
from pydantic import Field, field_validator, model_validator

from heshi.rules.model import Flag, Params, ParamsError, SeveralParamsError, Text
from heshi.words import Words


class DayParams(Params):
    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "string"},)

    on: Text | None = None
    from_: Text | None = Field(None, alias="from")

    @classmethod
    def from_short(cls, value: object) -> object:
        return {"on": value} if isinstance(value, str) else value

    @field_validator("on", "from_")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        if value and value.startswith("9月31"):
            raise ParamsError(
                Words(f"没有“{value}”这一天", f'there is no such day: "{value}"'),
                Words("9月只有30天", "September has 30 days"),
            )
        return value


class ListParams(Params):
    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "array", "items": {"type": "string"}},)

    items: tuple[Text, ...] = Field(min_length=1)
    complete: Flag = False
    at_least: int | None = Field(None, ge=1)

    @classmethod
    def from_short(cls, value: object) -> object:
        return {"items": value} if isinstance(value, list) else value

    def names(self) -> tuple[str, ...]:
        return self.items


class PairsParams(Params):
    pairs: dict[Text, Text]

    @classmethod
    def from_short(cls, value: object) -> object:
        return {"pairs": value} if isinstance(value, dict) and "pairs" not in value else value

    @model_validator(mode="after")
    def _differ(self) -> "PairsParams":
        seen: set[str] = set()
        errors = []
        for key, value in self.pairs.items():
            if value in seen:
                errors.append(ParamsError(Words("重复", "twice"), path=("pairs", key)))
            seen.add(value)
        if errors:
            raise SeveralParamsError(errors)
        return self


@dataclass(frozen=True)
class Kind:
    name: str
    params: type[Params]
    summary: Words


@pytest.fixture(scope="session")
def kinds() -> dict[str, Kind]:
    return {
        "date": Kind("date", DayParams, Words("日期相符", "the date agrees")),
        "list": Kind("list", ListParams, Words("项目齐全", "all items are there")),
        "pairs": Kind("pairs", PairsParams, Words("两两对应", "the pairs agree")),
    }
