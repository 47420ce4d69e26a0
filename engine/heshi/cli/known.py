"""The baseline of a run: its file, what it calls the drafts, and what it makes of a report."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.baseline import missing, read
from heshi.errors import Mistake, Place, UsageError, reason_of
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.baseline import Baseline
    from heshi.findings import Report


def load(path: str) -> Baseline:
    """Return the baseline in a file.

    Raises:
        UsageError: there is none, or it cannot be read.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise missing(path) from error
    except UnicodeDecodeError as error:
        problem = Words("不是 UTF-8 编码的文本", "is not text in UTF-8")
        raise UsageError([Mistake(Place(path), problem)]) from error
    except OSError as error:
        reason = reason_of(error)
        problem = Words(zh=f"无法读取：{reason.zh}", en=f"cannot be read: {reason.en}")
        raise UsageError([Mistake(Place(path), problem)]) from error
    return read(text, path)


def called(draft: str, path: str) -> str:
    """Return what a baseline calls a draft.

    Args:
        draft: the draft as the user named it.
        path: the file of the baseline.

    Returns:
        The draft as seen from the folder of the baseline, its parts joined by ``/``; links are not
        followed. On another drive it is the absolute path.
    """
    folder = Path(path).parent.absolute()
    try:
        return Path(os.path.relpath(draft, folder)).as_posix()
    except ValueError:  # Windows: another drive
        return Path(draft).absolute().as_posix()


def gone(baseline: Baseline, path: str) -> set[str]:
    """Return the drafts of a baseline that are there no longer.

    Args:
        baseline: the baseline.
        path: its file.
    """
    folder = Path(path).parent
    return {entry.draft for entry in baseline.entries if not (folder / entry.draft).exists()}


def applied(report: Report, path: str) -> Report:
    """Return a report with what the baseline in a file knows marked as suppressed.

    Entries that are of no use are told: with the draft, or with the run where the draft is gone.

    Raises:
        UsageError: there is no such file, or it cannot be read.
    """
    baseline = load(path)
    drafts = tuple(baseline.applied(draft, called(draft.path, path)) for draft in report.drafts)
    checked = {called(draft.path, path) for draft in report.drafts}
    strays = baseline.strays(gone(baseline, path) - checked)
    return replace(report, drafts=drafts, notices=(*report.notices, *strays))
