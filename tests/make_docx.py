"""Builds small docx files out of their XML, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MIDNIGHT = (2023, 9, 25, 0, 0, 0)

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>{rest}</w:style>'
    for name, called, rest in (
        ("Normal", "Normal", ""),
        ("Title", "Title", '<w:basedOn w:val="Normal"/>'),
        ("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("H2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("Quote", "Quote", ""),
        ("Caption", "caption", ""),
        ("TOC1", "toc 1", ""),
    )
)
"""Styles for most documents."""

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
"""List 1 counts on its first level and has bullets on its second; list 2 has bullets."""

_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
}


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; what is no XML becomes a run."""
    styled = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    said = f"<w:pPr>{styled}{properties}</w:pPr>" if styled or properties else ""
    return f"<w:p>{said}{''.join(each if each.startswith('<') else r(each) for each in content)}</w:p>"


def item(*content: str, level: int = 0, list_id: int = 1) -> str:
    """Return a paragraph in a list."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(*content, properties=numbering)


def ins(*content: str) -> str:
    """Return runs that were inserted."""
    return f'<w:ins w:id="1" w:author="A">{"".join(content)}</w:ins>'


def gone(text: str) -> str:
    """Return a run that was deleted."""
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def tc(*content: str, properties: str = "") -> str:
    """Return a cell; what is no XML becomes a paragraph."""
    said = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{said}{''.join(each if each.startswith('<') else p(each) for each in content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; what is no XML becomes a cell."""
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    """Return a field with its instruction and its result."""

    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
    return sign("begin") + instruction + sign("separate") + r(result) + sign("end")


def xml(root: str, content: str, *, main: str = TRANSITIONAL) -> bytes:
    """Return a part with the namespaces that documents declare."""
    office = _STRICT_OFFICE if main == STRICT else _OFFICE
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<{root} xmlns:w="{main}" xmlns:r="{office}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        f">{content}</{root}>"
    ).encode()


def docx(  # noqa: PLR0913 - the parts of a document
    *body: str,
    parts: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    properties: str = "",
    main: str = TRANSITIONAL,
    name: str = "word/document.xml",
    packed: bool = False,
) -> bytes:
    """Return a docx.

    Args:
        body: what its body holds, in XML.
        parts: the content of further parts, by role: ``styles``, ``numbering``, ``footnotes`` and so on;
            styles and numbering are given unless stated.
        headers: the content of headers and footers, by their id, which begins with ``header`` or ``footer``.
        properties: the content of the core properties.
        main: the namespace.
        name: what the main part is called.
        packed: whether the parts are compressed; stored, the bytes hang on no compressor.
    """
    office = _STRICT_OFFICE if main == STRICT else _OFFICE
    folder, _, file = name.rpartition("/")
    contents = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    related = [
        (role, role, f"{role}.xml", xml(_ROOTS[role], text, main=main)) for role, text in contents.items()
    ]
    related += [
        (key, key[:6], f"{key}.xml", xml("w:hdr" if key.startswith("h") else "w:ftr", text, main=main))
        for key, text in (headers or {}).items()
    ]
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("main", f"{office}/officeDocument", name),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        name: xml("w:document", f"<w:body>{''.join(body)}</w:body>", main=main),
        f"{folder}/_rels/{file}.rels": _relationships(
            *((key, f"{office}/{role}", target) for key, role, target, _ in related)
        ),
        **{f"{folder}/{target}": text for _, _, target, text in related},
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{properties}</cp:coreProperties>"
        ).encode(),
    }
    return zipped(files, packed=packed)


def zipped(files: dict[str, bytes], *, packed: bool = False) -> bytes:
    """Return a zip, the same bytes every time unless packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            entry.create_system = 0
            archive.writestr(entry, data)
    return out.getvalue()


def _relationships(*rows: tuple[str, str, str]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _content_types() -> bytes:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    ).encode()
