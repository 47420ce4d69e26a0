"""The texts that a drafted sheet was drawn from, named in it so that its claims can be judged by them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from heshi.errors import Place
from heshi.extract.source import as_of
from heshi.rules.find import refuse_outside
from heshi.rules.model import ParamsError, SheetSource
from heshi.sources import hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.document import Document
    from heshi.rules.model import Sheet


def with_sources(sheet: Sheet, documents: Sequence[Document], folder: Path) -> Sheet:
    """Return a sheet that names its sources with the hashes of their files, and whose claims name theirs.

    Args:
        sheet: the sheet; the origins of its claims say where they come from.
        documents: the sources, read.
        folder: the folder that the sheet is for; a source outside it is named without its file, for no sheet
            leads out of its folder.
    """
    sources = {document.source.path: _source(document, sheet, folder) for document in documents}
    claims = tuple(
        replace(claim, source=sources[claim.origin.place.path].name)
        if claim.origin and claim.origin.place.path in sources
        else claim
        for claim in sheet.claims
    )
    return replace(sheet, sources=tuple(sources.values()), claims=claims)


def _source(document: Document, sheet: Sheet, folder: Path) -> SheetSource:
    """Return a document as a source of a sheet; its day only where it is not the sheet's own."""
    path = document.source.path
    file = _inside(path, folder)
    day = as_of(document)
    source = SheetSource(
        Place(""),
        file=file,
        title=None if file else PurePath(path).name,
        date=day if day != sheet.as_of else None,
    )
    return replace(source, sha256=hash_of(source, folder))


def _inside(path: str, folder: Path) -> str | None:
    """Return a file as seen from a folder that it is in; None where it is in none of its folders."""
    if not Path(path).is_file():
        return None
    try:
        file = PurePath(os.path.relpath(path, folder)).as_posix()
        refuse_outside(file)
    except (ValueError, ParamsError):  # on another drive, or outside
        return None
    return file
