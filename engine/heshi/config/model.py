"""What may stand in a configuration, as pydantic models."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic.fields import FieldInfo

from heshi.findings import GAPS, Verdict
from heshi.readers.decode import ENCODINGS, stated
from heshi.reporters import REPORTERS
from heshi.rules.explain import did_you_mean
from heshi.rules.model import OneOrMore, ParamsError, Part, Text
from heshi.severity import Severity
from heshi.words import Lang, Words

_TEXT = {"type": "string", "minLength": 1}


class FailOn(StrEnum):
    """The mildest verdict that makes the exit status 1."""

    CONTRADICTED = Verdict.CONTRADICTED.value
    PARTIAL = Verdict.PARTIAL.value
    MISSING = Verdict.MISSING.value


class Level(StrEnum):
    """How heavy a claim or a gap weighs here; ``off`` is not at all."""

    ERROR = Severity.ERROR.value
    WARNING = Severity.WARNING.value
    INFO = Severity.INFO.value
    OFF = "off"


def _about(zh: str, en: str) -> FieldInfo:
    """Return a field's description, as editors show it."""
    description: FieldInfo = Field(description=f"{zh} · {en}")
    return description


def _pattern(value: str) -> str:
    """Return a pattern for the files of a folder as git writes it, or refuse what is none.

    Git knows no ``.`` for the folder itself.
    """
    value = "**" if value in {".", "./"} else value.removeprefix("./")
    if re.match(r"\.\.(?:/|$)", value) or "/../" in value:
        problem = Words(
            f"“{value[:40]}”在配置所在的文件夹之外",
            f'"{value[:40]}" is outside the folder of the configuration',
        )
        raise ParamsError(problem)
    _slashes(value)
    try:
        GitIgnoreSpec.from_lines([value])
    except ValueError:
        problem = Words(f"“{value[:40]}”不是文件名的样式", f'"{value[:40]}" is no pattern of file names')
        raise ParamsError(problem, Words("写法同 .gitignore", "write it as in .gitignore")) from None
    return value


def _path(value: str) -> str:
    """Refuse what can be no file, or would be another on another system."""
    _slashes(value)
    return value


_SLASH = Words("请用“/”", 'use "/"')
_ESCAPE = Words(
    "请用“/”：双引号里的“\\”和后面的字合起来是一个控制字符",
    'use "/": in double quotes a backslash and what follows it are one control character',
)


def _slashes(value: str) -> None:
    """Refuse a path as Windows writes it, so that a configuration means the same on every system."""
    if "\\" in value:
        raise ParamsError(Words(f"“{value[:40]}”里有反斜杠", f'"{value[:40]}" has a backslash'), _SLASH)
    if any(char < " " or char == "\x7f" for char in value):
        problem = Words(f"“{value[:40]}”里有控制字符", f'"{value[:40]}" has a control character')
        raise ParamsError(problem, _ESCAPE)


def _format(value: str) -> str:
    """Refuse what is no format of a report."""
    if value in REPORTERS:
        return value
    raise ParamsError(
        Words(f"没有“{value[:40]}”这种格式", f'there is no format "{value[:40]}"'),
        did_you_mean(value, list(REPORTERS)),
    )


def _encoding(value: str) -> str:
    """Return an encoding as the readers call it, or refuse what is none."""
    known = stated(value)
    if known is not None:
        return known
    raise ParamsError(
        Words(f"没有“{value[:40]}”这种编码", f'there is no encoding "{value[:40]}"'),
        did_you_mean(value, list(ENCODINGS)),
    )


def _gap(value: str) -> str:
    """Refuse what is no code of a gap."""
    if value in GAPS:
        return value
    raise ParamsError(
        Words(f"没有“{value[:40]}”这种差错", f'there is no gap "{value[:40]}"'),
        did_you_mean(value, list(GAPS)),
    )


def _claim(value: str) -> str:
    """Refuse what does not name claims."""
    if re.fullmatch(r"[^\s/]+/[^\s/]+", value):
        return value
    raise ParamsError(
        Words(f"“{value[:40]}”不是一条主张", f'"{value[:40]}" names no claim'),
        Words("写成 事实表编号/主张编号，可以用 *", "write it as SHEET/CLAIM, * stands for any"),
    )


def _weighed(value: str) -> str:
    """Refuse what is neither a claim nor the code of a gap."""
    return _claim(value) if "/" in value else _gap(value)


Pattern: TypeAlias = Annotated[Text, AfterValidator(_pattern)]
"""A pattern of file names, as in ``.gitignore``, from the folder of the configuration on."""

Patterns: TypeAlias = Annotated[tuple[Pattern, ...], OneOrMore()]
File: TypeAlias = Annotated[Text, AfterValidator(_path)]
Encoding: TypeAlias = Annotated[Text, AfterValidator(_encoding)]
Paths: TypeAlias = Annotated[tuple[File, ...], OneOrMore()]
Form: TypeAlias = Annotated[
    str, AfterValidator(_format), WithJsonSchema({"type": "string", "enum": list(REPORTERS)})
]
GapCode: TypeAlias = Annotated[
    str, AfterValidator(_gap), WithJsonSchema({"type": "string", "enum": list(GAPS)})
]
Claims: TypeAlias = Annotated[
    str, AfterValidator(_claim), WithJsonSchema({"type": "string", "pattern": r"^[^\s/]+/[^\s/]+$"})
]
"""``SHEET/CLAIM``; ``*`` stands for any letters of either."""


class Entry(Part):
    """Which sheets serve which drafts."""

    drafts: Annotated[
        Patterns, Field(min_length=1), _about("稿件，写法同 .gitignore", "the drafts, as in .gitignore")
    ]
    rules: Annotated[
        Paths, Field(min_length=1), _about("事实表或其文件夹", "fact sheets and folders of them")
    ]


class Ignore(Part):
    """Findings that do not count, and why."""

    claims: Annotated[
        tuple[Claims, ...], OneOrMore(), _about("哪些主张：事实表编号/主张编号", "which claims: SHEET/CLAIM")
    ] = ()
    gaps: Annotated[tuple[GapCode, ...], OneOrMore(), _about("哪几种差错", "which gaps")] = ()
    drafts: Annotated[Patterns, _about("只在哪些稿件里", "in which drafts alone")] = ()
    reason: Annotated[Text, _about("为什么，必须写", "why; it must be given")]

    @model_validator(mode="after")
    def _names_something(self) -> "Ignore":
        """Refuse an entry that would leave nothing to be checked."""
        if not (self.claims or self.gaps):
            problem = Words("没有写明放过什么", "nothing is named that may stand")
            raise ParamsError(problem, Words("写 claims 或 gaps", "give claims or gaps"))
        return self


class LevelModel(Part):
    """How heavy a claim or a gap weighs."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {"enum": [level.value for level in Level if level != "off"]},
    )

    level: Level
    reason: Annotated[Text | None, _about("为什么；off 必须写", "why; needed for off")] = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read the level alone."""
        return {"level": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _off_has_a_reason(self) -> "LevelModel":
        """Refuse what is turned off without a reason."""
        if self.level is Level.OFF and self.reason is None:
            problem = Words("关掉要写理由", "turning it off needs a reason")
            form = '{level = "off", reason = "…"}'
            raise ParamsError(problem, Words(f"写成 {form}", f"write {form}"))
        return self


class ConfigModel(Part):
    """A configuration; what it does not say is None or empty."""

    check: Annotated[
        tuple[Entry, ...], _about("哪些稿件用哪些事实表", "which sheets serve which drafts")
    ] = ()
    drafts: Annotated[Patterns, _about("还有哪些稿件", "more drafts")] = ()
    rules: Annotated[Paths, _about("没有另外指定时用的事实表", "the sheets for drafts without others")] = ()
    library: Annotated[Paths, _about("稿件可以点名的事实表", "the sheets that drafts may name")] = ()
    exclude: Annotated[Patterns, _about("不核对的文件", "files that are no drafts")] = ()
    severity: Annotated[
        dict[Annotated[str, AfterValidator(_weighed)], LevelModel],
        Field(default_factory=dict),
        _about("主张或差错有多严重", "how heavy a claim or a gap weighs"),
    ]
    ignore: Annotated[tuple[Ignore, ...], _about("放过哪些差错", "findings that do not count")] = ()
    format: Annotated[Form | None, _about("标准输出的格式", "the format of standard output")] = None
    output: Annotated[
        dict[Form, File],
        Field(default_factory=dict),
        _about("另外写进文件的格式", "the formats that go to files"),
    ]
    fail_on: Annotated[
        FailOn | None, Field(alias="fail-on"), _about("从哪一级起退出码为 1", "what makes the exit status 1")
    ] = None
    lang: Annotated[Lang | None, _about("报告的语言", "the language of the report")] = None
    encoding: Annotated[Encoding | None, _about("稿件的编码", "the encoding of the drafts")] = None
    baseline: Annotated[File | None, _about("基线文件", "the file of the baseline")] = None
