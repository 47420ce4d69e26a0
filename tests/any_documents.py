"""Hypothesis strategies for documents that are no text, with the structures of their formats."""

from __future__ import annotations

from hypothesis import strategies as st

from make_docx import docx, field, gone, ins, item, p, r, tbl, tr
from make_pdf import Set, pdf

LETTERS = st.text(
    st.sampled_from("9月25号，。A 　🎉𠮷\u200b\u2028\u00a0\u0085<&\"'")
    | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=12,
)
_RUNS = st.one_of(
    LETTERS.map(r),
    LETTERS.map(lambda text: r(text, "<w:b/>")),
    LETTERS.map(lambda text: r(text, "<w:vanish/>")),
    LETTERS.map(lambda text: ins(r(text))),
    LETTERS.map(gone),
    LETTERS.map(lambda text: field("DATE", text)),
    st.sampled_from(
        [
            "<w:r><w:tab/></w:r>",
            "<w:r><w:br/></w:r>",
            "<w:r><w:softHyphen/></w:r>",
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            '<w:commentRangeStart w:id="1"/>',
        ]
    ),
)
_PARAGRAPHS = st.builds(
    lambda runs, style, joined: p(
        *runs, style=style, properties='<w:rPr><w:del w:id="1"/></w:rPr>' if joined else ""
    ),
    st.lists(_RUNS, max_size=4),
    st.sampled_from(["", "Title", "H1", "H2", "Quote", "Caption", "TOC1"]),
    st.booleans(),
)
_ITEMS = st.builds(
    lambda text, level, list_id: item(r(text), level=level, list_id=list_id),
    LETTERS,
    st.integers(0, 9),
    st.integers(0, 3),
)
_BLOCKS = st.recursive(
    _PARAGRAPHS | _ITEMS,
    lambda inner: st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=2).map(
        lambda rows: tbl(*(tr(*(f"<w:tc>{cell}</w:tc>" for cell in row)) for row in rows))
    ),
    max_leaves=6,
)

DOCX = st.builds(
    lambda body, note: docx(
        *body,
        parts={
            "footnotes": f'<w:footnote w:id="1">{p(note)}</w:footnote>',
            "comments": f'<w:comment w:id="1">{p("heshi-ignore a: 已核对")}</w:comment>',
        },
    ),
    st.lists(_BLOCKS, max_size=6),
    _RUNS,
)
"""The bytes of a docx with tracked changes, lists, nested tables, notes and comments."""

_LINES = st.builds(
    Set,
    LETTERS.filter(bool),
    st.sampled_from([72, 96, 300]),
    st.integers(0, 45).map(lambda line: 30 + 18 * line),
    st.sampled_from([0, 6, 12, 12, 12, 24]),
)
PDF = st.lists(st.lists(_LINES, max_size=6), min_size=1, max_size=3).map(lambda pages: pdf(*pages))
"""The bytes of a PDF whose lines stand anywhere on its pages."""
