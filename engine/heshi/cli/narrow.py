"""Only the drafts that have changed: themselves, or a sheet or setting by which they are checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.cli.drafts import STDIN
from heshi.errors import Mistake, Place, UsageError
from heshi.findings import Notice
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from heshi.cli import git
    from heshi.rules.model import Sheet

_STDIN = Words(zh="标准输入不在 git 里", en="standard input is not in git")
_OUTSIDE = Words(
    zh="不在这个 git 仓库里，看不出改没改过", en="lies outside the git repository, which cannot tell"
)
_WITHOUT = Words(zh="去掉它，或去掉 --changed", en="leave it out, or leave --changed out")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The drafts that are left.

    Attributes:
        names: their names, in order.
        notices: with what they were compared, and why there are none, or more than have changed themselves.
    """

    names: list[str]
    notices: tuple[Notice, ...]


def only_changed(
    names: Sequence[str],
    ref: str | None,
    sheets: Iterable[Sheet],
    sheets_of: Callable[[str], Iterable[Sheet] | None],
    settings: Iterable[str] = (),
) -> Narrowed:
    """Return the drafts that have changed, or whose sheets have.

    A name that leads nowhere stays, so that reading it tells so.

    Args:
        names: the drafts, found.
        ref: a revision, see ``git.changed``.
        sheets: all sheets.
        sheets_of: returns those that serve a draft; None where that cannot be told. It is asked only where
            some sheet has changed.
        settings: the files besides that decide about every draft: the configuration, the baseline.

    Raises:
        UsageError: git cannot tell.
    """
    from heshi.cli import git  # noqa: PLC0415 - for --changed

    changed = git.changed(Path(), ref)
    _refuse_strangers(names, changed)
    everywhere = [name for name in settings if changed.has(name)]
    touched = {sheet.id: files for sheet in sheets if (files := list(_touched(sheet, changed)))}
    reasons: dict[str, None] = dict.fromkeys(everywhere)
    kept: list[str] = []
    for name in names:
        serving = sheets_of(name) if touched else ()
        because = [file for sheet in serving or () for file in touched.get(sheet.id, ())]
        own = serving is None or changed.has(name) or not Path(name).is_file()
        if everywhere or because or own:
            kept.append(name)
            reasons |= dict.fromkeys(because)
    if not kept:
        return Narrowed([], (_nothing(changed.base),))
    left = _left(len(kept), len(names), changed.base)
    return Narrowed(kept, (left, *(_all_of(_near(reason)) for reason in reasons)))


def _touched(sheet: Sheet, changed: git.Changed) -> Iterator[str]:
    """Yield the files of a sheet that have changed: its own, and those that it uses."""
    return (file for file in (sheet.path, *map(str, sheet.uses)) if changed.has(file))


def _refuse_strangers(names: Iterable[str], changed: git.Changed) -> None:
    """Refuse drafts of which git knows nothing.

    Raises:
        UsageError: there are some.
    """
    wrong = [
        Mistake(Place(name), _STDIN if name == STDIN else _OUTSIDE, _WITHOUT)
        for name in names
        if name == STDIN or not changed.covers(name)
    ]
    if wrong:
        raise UsageError(wrong)


def _near(name: str) -> str:
    """Return a file as seen from here, where it lies below."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def _nothing(base: str) -> Notice:
    return Notice(
        None,
        Words(
            zh=f"与 {base} 相比，没有稿件改过，什么也不用核对",
            en=f"no draft has changed since {base}: there is nothing to check",
        ),
    )


def _left(kept: int, total: int, base: str) -> Notice:
    return Notice(
        None,
        Words(
            zh=f"与 {base} 相比，{total} 篇稿件里要核对的有 {kept} 篇",
            en=f"compared with {base}: {kept} of {total} drafts are to be checked",
        ),
    )


def _all_of(reason: str) -> Notice:
    return Notice(
        None,
        Words(
            zh=f"{reason} 改过了，它管的稿件都要核对",
            en=f"{reason} has changed, so all drafts that it serves are checked",
        ),
    )
