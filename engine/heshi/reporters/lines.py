"""Lines with a label in a narrow column, and lines of a draft with carets below: what reports are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.paint import Ink
from heshi.reporters.places import sentence_at
from heshi.text.width import cells, excerpt, marker, visible
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.document import Document
    from heshi.reporters.base import View
    from heshi.text.spans import Span

CLAIM = Words(zh="主张", en="claim")
DRAFT = Words(zh="稿件", en="draft")

_INDENT = "  "
_LEAST = 20
"""The columns that an excerpt has even in a narrow terminal."""


def labelled(label: Words, text: str, view: View) -> str:
    """Return a line with a label.

    Args:
        label: what the line is; in English five cells wide.
        text: the line; what a terminal would obey is shown instead.
        view: the language and the colours.
    """
    return f"{_INDENT}{Ink.FAINT.on(label.in_(view.lang), colour=view.colour)}  {visible(text)}"


def marked(label: Words, document: Document, span: Span, view: View) -> Iterator[str]:
    """Yield the sentence around ``span``, or so much of it as there is room for, and carets below.

    Args:
        label: what the line is.
        document: the draft.
        span: the place.
        view: the language, the colours, and the columns of the terminal.
    """
    line = sentence_at(document, span)
    head = f"{_INDENT}{label.in_(view.lang)}  "
    room = max(_LEAST, view.width - cells(head))
    part = excerpt(line.of(document.prose), span.start - line.start, span.end - line.start, room)
    yield labelled(label, part.text, view)
    below = " " * cells(head) + marker(part.text, part.start, part.end)
    carets = below.lstrip(" ")
    yield below.removesuffix(carets) + Ink.BAD.on(carets, colour=view.colour)


def point_of(document: Document, span: Span) -> str:
    """Return ``line:column`` in the source of where ``span`` begins, both from 1, in code points."""
    return document.place(document.to_source(span))
