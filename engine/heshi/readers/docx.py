"""Word documents (Office Open XML, ISO/IEC 29500; both the transitional and the strict edition).

A docx has no lines. The source's text is made here, a line for each paragraph in reading order, empty ones
included; so the number of a line is that of a paragraph, and a column counts the paragraph's characters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.document import HEADINGS, BlockKind, Source
from heshi.errors import DraftError, Mistake, Place
from heshi.readers import plain
from heshi.readers.docx_model import Frame
from heshi.readers.docx_story import LINE_BREAK, Story
from heshi.readers.docx_styles import PREFIXES, Lists, Styles, on
from heshi.readers.package import Package
from heshi.readers.page import BOLD_LEVEL, Page, Run, RunKind, is_bold_heading
from heshi.readers.xmlevents import EventKind
from heshi.text.spans import SourceSpan
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshi.document import Document
    from heshi.readers.docx_model import Cell, Paragraph
    from heshi.readers.xmlevents import Event

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
"""The roles of the parts that hold notes, with the element that a note is there."""
_REAL = frozenset(("", "normal"))
"""The types of notes that are notes; others are the lines drawn above them."""

_PROPERTIES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
}
_META = {"dc:title": "title", "dc:creator": "author", "dcterms:created": "created"}
"""The properties that are kept. When a file was created says little of its story, which may have been written
over an old one: so that is no ``date``, from which 昨日 would be reckoned."""

_ADDRESSED = "heshi"
"""What a comment says somewhere that is meant for this program. All others are talk among editors, which no
report should repeat."""
_COMMENT = "<!-- {} -->"
"""How a comment stands in the source, at the end of its paragraph's line."""


def read(data: bytes, path: str) -> Document:
    """Return the draft in a docx.

    Args:
        data: the whole file.
        path: the file as the user named it.

    Raises:
        DraftError: this is no docx, a damaged or protected one, one beyond a limit, or one without text.
    """
    package = Package(data, path)
    found = _Parts(package, path)
    paragraphs = _classified(found.paragraphs())
    lines = _Lines(paragraphs, found.comments())
    source = Source(path, lines.text, "¶")
    page = Page(source)
    groups = _Groups()
    for one, (start, end) in zip(paragraphs, lines.places, strict=True):
        group = groups.of(one)
        if one.kind is not None:
            cell = one.cell if one.kind is BlockKind.CELL else None
            page.add(
                one.kind,
                list(_runs(page, one.kind, start, end)),
                level=one.level,
                group=group,
                row=cell.row if cell else 0,
                column=cell.column if cell else 0,
            )
    return page.build(_meta(package), lines.comments)


class _Parts:
    """Finds and reads the parts of a document that hold text."""

    def __init__(self, package: Package, path: str) -> None:
        self._package = package
        self._path = path
        self._main = self._main_part()
        self._related = package.relationships(self._main)

    def paragraphs(self) -> list[Paragraph]:
        """Return all paragraphs in reading order: notes after their place, headers and footers at the end."""
        frame = Frame(self._path, Styles(self._of("styles")), Lists(self._of("numbering")))
        frame.even_pages = any(
            event.name == "evenAndOddHeaders" and event.kind is EventKind.START and on(event)
            for event in self._of("settings")
        )
        for role, name in _NOTES.items():
            for key, story in self._stories(role, name, frame):
                frame.notes[f"{name}Reference", key] = story
        out = Story(frame).read(self._checked())
        seen: set[str] = set()
        for one in self._related:
            if one.id in frame.headers and one.role in ("header", "footer") and one.target in self._package:
                events = self._package.events(one.target, PREFIXES)
                running = Story(frame, BlockKind.NOTE, running=True).read(events)
                out += [each for each in running if each.text.strip() and each.text not in seen]
                seen.update(each.text for each in running)
        return out

    def comments(self) -> dict[str, str]:
        """Return the text of each comment that is meant for this program, by its id."""
        frame = Frame(self._path, Styles(), Lists())
        told = {
            key: " ".join(" ".join(one.text.split()) for one in story if one.text.strip())
            for key, story in self._stories("comments", "comment", frame)
        }
        return {key: text for key, text in told.items() if _ADDRESSED in text.lower()}

    def _main_part(self) -> str:
        for one in self._package.relationships():
            if one.role == "officeDocument" and one.target in self._package:
                return one.target
        raise self._no_document()

    def _of(self, role: str) -> Iterator[Event]:
        """Yield the events of the part with a role, if there is one."""
        for one in self._related:
            if one.role == role and one.target in self._package:
                yield from self._package.events(one.target, PREFIXES)
                return

    def _checked(self) -> Iterator[Event]:
        """Yield the events of the main part, having seen that it is a text document."""
        first = True
        for event in self._package.events(self._main, PREFIXES):
            if first and event.name != "document":
                raise self._no_document()
            first = False
            yield event

    def _stories(self, role: str, name: str, frame: Frame) -> Iterator[tuple[str, list[Paragraph]]]:
        """Yield the stories of a part that holds many, each with its id.

        Args:
            role: of the part.
            name: the element that is one story.
            frame: what all parts share.
        """
        story: Story | None = None
        key = ""
        for event in self._of(role):
            if event.name != name:
                if story:
                    story.feed(event)
            elif event.kind is EventKind.END and story:
                yield key, story.paragraphs()
                story = None
            elif event.kind is EventKind.START and event.attributes.get("type", "") in _REAL:
                key = event.attributes.get("id", "")
                story = Story(frame, BlockKind.NOTE)

    def _no_document(self) -> DraftError:
        return DraftError(
            [
                Mistake(
                    Place(self._path),
                    Words("压缩包里没有 Word 文档", "the package holds no Word document"),
                    Words("请用 Word 或 WPS 另存为 .docx", "save it as .docx with a word processor"),
                )
            ]
        )


def _uncelled(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Take paragraphs out of tables of one cell, which are no tables but frames drawn around text."""
    places: dict[int, set[tuple[int, int]]] = {}
    for one in paragraphs:
        cell = one.cell
        while cell and (cell.row, cell.column) not in places.setdefault(cell.group, set()):
            places[cell.group].add((cell.row, cell.column))
            cell = cell.outer
    beyond: dict[int, Cell | None] = {}
    for one in paragraphs:
        cell = one.cell
        if cell and len(places[cell.group]) == 1:
            if cell.group not in beyond:
                beyond[cell.group] = _beyond(cell, places)
            yield replace(one, cell=beyond[cell.group])
        else:
            yield one


def _beyond(cell: Cell, places: Mapping[int, set[tuple[int, int]]]) -> Cell | None:
    """Return the cell of a table with more than one that a cell stands in, if any."""
    found: Cell | None = cell
    while found and len(places[found.group]) == 1:
        found = found.outer
    return found


def _classified(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Settle what each paragraph is, now that the whole page is known."""
    out = [
        replace(one, kind=BlockKind.CELL, level=0) if one.cell and one.kind else one
        for one in _uncelled(paragraphs)
    ]
    kinds = {one.kind for one in out if one.text.strip()}
    if not kinds & {BlockKind.TITLE, BlockKind.HEADING}:
        _guess(out)
    else:
        _entitle(out, titled=BlockKind.TITLE in kinds)
    _read_bold_headings(out)
    return out


def _read_bold_headings(paragraphs: list[Paragraph]) -> None:
    """Tell the headings that are bold and nothing more, unless most of the text is bold."""
    free = [index for index, one in enumerate(paragraphs) if one.kind is BlockKind.PARAGRAPH]
    bold = [index for index in free if paragraphs[index].bold]
    if 2 * sum(len(paragraphs[index].text) for index in bold) > sum(
        len(paragraphs[index].text) for index in free
    ):
        return
    for index in bold:
        if is_bold_heading(paragraphs[index].text.strip()):
            paragraphs[index] = replace(paragraphs[index], kind=BlockKind.HEADING, level=BOLD_LEVEL)


def _entitle(paragraphs: list[Paragraph], *, titled: bool) -> None:
    """Leave one title: the first paragraph with that style, or else the first heading of level 1."""
    wanted: BlockKind | None = BlockKind.TITLE if titled else BlockKind.HEADING
    for index, one in enumerate(paragraphs):
        if not one.text.strip():
            continue
        if wanted and one.kind is wanted and one.level == 1:
            paragraphs[index] = replace(one, kind=BlockKind.TITLE)
            wanted = None
        elif one.kind is BlockKind.TITLE:
            paragraphs[index] = replace(one, kind=BlockKind.HEADING)


def _guess(paragraphs: list[Paragraph]) -> None:
    """Tell title, headings and items of a document without styles as those of a plain text are told."""
    free = [
        index for index, one in enumerate(paragraphs) if one.kind is BlockKind.PARAGRAPH and one.text.strip()
    ]
    openings = []
    for index in free:
        first, _, rest = paragraphs[index].text.strip().partition(LINE_BREAK)
        openings.append(plain.Opening(first.rstrip(), not rest))
    for index, (kind, level, skip) in zip(free, plain.parts(openings), strict=True):
        one = paragraphs[index]
        if kind is not BlockKind.PARAGRAPH:
            at = len(one.text) - len(one.text.lstrip()) + skip
            sign, text = one.text[:at], one.text[at:]
            group = _GUESSED if kind is BlockKind.ITEM else None
            paragraphs[index] = replace(one, kind=kind, level=level, list_group=group, sign=sign, text=text)


_GUESSED = 0
"""What the items share that no list of the document holds; its own lists have other numbers."""


class _Groups:
    """Numbers tables and lists in the order in which they begin."""

    def __init__(self) -> None:
        self._last = 0
        self._tables: dict[int, int] = {}
        self._lists: dict[int, tuple[int, int]] = {}

    def of(self, paragraph: Paragraph) -> int:
        """Return the group of the next paragraph; 0 for none.

        Items that follow one another are one list, and those nested in it belong to it; on a level that
        another list has already taken, a new one begins.
        """
        if paragraph.kind is None or paragraph.kind is BlockKind.NOTE:
            return 0  # placed after a list or within none
        if paragraph.kind is not BlockKind.ITEM and paragraph.text.strip():
            self._lists.clear()
        if paragraph.kind is BlockKind.CELL and paragraph.cell:
            if paragraph.cell.group not in self._tables:
                self._last += 1
                self._tables[paragraph.cell.group] = self._last
            return self._tables[paragraph.cell.group]
        if paragraph.kind is not BlockKind.ITEM or paragraph.list_group is None:
            return 0
        shared, number = self._lists.get(paragraph.level, (paragraph.list_group, 0))
        if not number and self._lists and paragraph.level > min(self._lists):
            number = self._lists[min(self._lists)][1]
        if not number or shared != paragraph.list_group:
            self._last += 1
            self._lists.clear()
            number = self._last
        self._lists[paragraph.level] = (paragraph.list_group, number)
        return number


class _Lines:
    """The text of the source, a line for each paragraph.

    Attributes:
        text: the lines, with line feeds between them.
        places: where in it the text of each paragraph stands.
        comments: where in it the comments stand.
    """

    def __init__(self, paragraphs: Iterable[Paragraph], comments: Mapping[str, str]) -> None:
        """Write a line for each paragraph.

        Args:
            paragraphs: in reading order.
            comments: the text of the comments that are kept, by id.
        """
        lines: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.comments: list[SourceSpan] = []
        at = 0
        for one in paragraphs:
            start = at + len(one.sign)
            end = start + len(one.text)
            self.places.append((start, end))
            line = one.sign + one.text
            for key in one.comments:
                if key in comments:
                    said = _COMMENT.format(comments[key])
                    self.comments.append(SourceSpan(at + len(line), at + len(line) + len(said)))
                    line += said
            lines.append(line)
            at += len(line) + 1
        self.text = "\n".join(lines)


def _runs(page: Page, kind: BlockKind, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a paragraph; a heading that is broken by hand over two lines is still one."""
    if kind not in HEADINGS:
        yield page.copy(start, end)
        return
    text = page.source.text
    at = start
    while (found := text.find(LINE_BREAK, at, end)) >= 0:
        yield page.copy(at, found)
        yield Run(RunKind.SOFT, "\n", found, found + 1)
        at = found + 1
    yield page.copy(at, end)


def _meta(package: Package) -> dict[str, str]:
    """Return the properties of the document that say what it is."""
    meta: dict[str, str] = {}
    for one in package.relationships():
        if one.role == "core-properties" and one.target in package:
            name = ""
            for event in package.events(one.target, _PROPERTIES):
                if event.kind is EventKind.START:
                    name = _META.get(event.name, "")
                elif event.kind is EventKind.TEXT and name:
                    meta[name] = meta.get(name, "") + event.text
                else:
                    name = ""
    return {name: value for name, value in meta.items() if value.strip()}
