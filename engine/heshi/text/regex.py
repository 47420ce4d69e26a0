"""``re``, but a pattern is compiled when it is first used: ``from heshi.text import regex as re``.

Heshi has some eight hundred patterns. To compile them all takes longer than a check of a short draft, which
uses a part of them.
"""

from __future__ import annotations

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, Generic, cast

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_OF_A_PATTERN = frozenset(name for name in dir(Pattern) if not name.startswith("_"))
"""What a compiled pattern has: its methods, its flags, its groups."""


class Later(Generic[AnyStr]):
    """A pattern that is not compiled yet; to its users it is a ``re.Pattern``.

    Once something is asked of it that its source does not tell, it takes on all that the compiled pattern
    has. What it finds tells of the compiled pattern: ``match.re.pattern`` is this one's ``pattern``, but
    ``match.re`` is not this one. Threads that ask at once may each compile it, to the same effect.
    """

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        """Keep the source and the flags that it is to be compiled with."""
        self.pattern: AnyStr = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever ``re`` has under that name
        """Compile the pattern; called only for what it has not taken on yet."""
        if name not in _OF_A_PATTERN:
            message = f"a pattern has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=self)
        compiled = re.compile(self.pattern, self._given)
        vars(self).update({each: getattr(compiled, each) for each in _OF_A_PATTERN})
        return vars(self)[name]

    def __repr__(self) -> str:
        """Show the source."""
        return f"compile({self.pattern!r})"


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001 - it stands for ``re.compile``
    """Return a pattern that is compiled when it is first used.

    Args:
        pattern: the source. A fault in it shows only then, so keep it in a constant of a module: a test
            compiles all of those.
        flags: as in ``re.compile``.
    """
    return cast("Pattern[AnyStr]", Later(pattern, flags))
