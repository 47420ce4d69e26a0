"""The public calls, see the package ``heshi``: fact sheets, checks, comparisons and mentions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.check import check as _check
from heshi.document import as_document
from heshi.errors import Mistake, Place, UsageError
from heshi.findings import GAPS
from heshi.kinds import KINDS
from heshi.readers import read_file, read_text
from heshi.readers.decode import ENCODINGS, stated
from heshi.rules.load import load_sheets as _load_sheets
from heshi.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from heshi.all_mentions import AnyMention
    from heshi.findings import Report
    from heshi.rules.model import Sheets


def load_sheets(paths: Iterable[str | Path]) -> Sheets:
    """Read fact sheets.

    Args:
        paths: files, or folders that are searched for ``*.yaml`` and ``*.yml``.

    Raises:
        SheetError: with every mistake of every sheet.
        UsageError: there is no sheet.
    """
    return _load_sheets(map(Path, paths), KINDS, gap_codes=GAPS)


def check_text(text: str, sheets: Sheets, today: dt.date | None = None, *, path: str = "<text>.md") -> Report:
    """Check a text.

    Args:
        text: the draft, decoded.
        sheets: what ``load_sheets`` returned.
        today: the day against which 昨日 and a missing year are read where neither the sheet nor the
            draft's front matter says one; without it they stay open.
        path: what the text is called in the report; its suffix says how it is read (``.md``, ``.txt``,
            ``.html``).

    Raises:
        DraftError: there is nothing to read in the text, or its format is not known.
    """
    return _check([read_text(text, path)], sheets, today)


def check_file(
    path: str | Path, sheets: Sheets, today: dt.date | None = None, *, encoding: str | None = None
) -> Report:
    """Check a file, as ``check_text`` does.

    Args:
        path: the file; its suffix says how it is read.
        sheets: as in ``check_text``.
        today: as in ``check_text``.
        encoding: the encoding that the file is in (``gb18030``, ``big5`` …); told from the file where None.

    Raises:
        DraftError: the file cannot be read.
        UsageError: there is no such encoding.
    """
    name = None if encoding is None else stated(encoding)
    if encoding is not None and name is None:
        known = " ".join(ENCODINGS)
        problem = Words(zh=f"没有编码“{encoding}”", en=f"there is no encoding “{encoding}”")
        remedy = Words(zh=f"可以用：{known}", en=f"choose from: {known}")
        raise UsageError([Mistake(Place("encoding"), problem, remedy)])
    return _check([read_file(path, name)], sheets, today)


def compare(source: str, draft: str, today: dt.date | None = None) -> Report:
    """Check a draft against its source: the claims of the source are drawn from it and checked in the draft.

    Args:
        source: the source, decoded: an article, or a single claim in plain Chinese.
        draft: the draft, decoded.
        today: the day from which 昨日 and a missing year are read where the source says none.

    Raises:
        DraftError: one of the two is empty, or there is nothing to check in the source.
    """
    from heshi.collate import compare_texts  # noqa: PLC0415 - a check does without

    return compare_texts(source, draft, today)


def mentions(text: str, today: dt.date | None = None) -> list[AnyMention]:
    """Return everything that Heshi reads in a text: dates, quantities, lists, quotes, stances.

    Args:
        text: any text; line feeds part paragraphs, and no mention crosses one.
        today: the day from which 昨日 and a missing year are read; without it they stay open.

    Returns:
        The mentions in order, their spans in code points of ``text``, each with its text as written there.
    """
    from heshi.all_mentions import find_mentions  # noqa: PLC0415 - as above

    found = find_mentions(as_document(text), today=today)
    return [replace(mention, text=mention.span.of(text)) for mention in found]
