"""Options whose values are words of Heshi: verdicts and encodings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.cli.options import choice, option
from heshi.findings import Verdict
from heshi.readers.decode import ENCODINGS, stated
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from typer.models import OptionInfo

FAILING = [Verdict.CONTRADICTED.value, Verdict.PARTIAL.value, Verdict.MISSING.value]
"""What ``--fail-on`` takes."""

FAIL_ON = Words(
    zh="从哪一级起退出码为 1：contradicted 只算矛盾；partial 也算部分；missing 连缺失也算。默认 missing。",
    en="What makes the exit status 1: contradictions alone, partial support as well, or what is missing"
    " too. Default: missing.",
)
_ENCODING = Words(
    zh=f"稿件的编码。默认从文件里认。可以写 {' '.join(ENCODINGS)}",
    en=f"The encoding of the drafts. Default: told from the file. One of {' '.join(ENCODINGS)}",
)


def read_fail_on(value: str | None) -> Verdict | None:
    """Return the verdict that ``--fail-on`` names.

    Raises:
        UsageError: it names none that can make the exit status 1.
    """
    return None if value is None else Verdict(choice("--fail-on", value, FAILING))


def encoding_option(lang: Lang) -> OptionInfo:
    """Return ``--encoding``."""
    return option("--encoding", _ENCODING, "NAME", lang, ENCODINGS)


def stated_encoding(value: str | None) -> str | None:
    """Return the encoding that ``--encoding`` names, None where it is not given.

    Raises:
        UsageError: there is no such encoding.
    """
    if value is None:
        return None
    return stated(value) or choice("--encoding", value, list(ENCODINGS))
