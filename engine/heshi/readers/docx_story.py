"""The text of one part of a docx: its body, a note, a comment, a header (ISO/IEC 29500-1, 17.2 and 17.3).

The part is walked in the order of its XML. What was deleted with tracked changes is left out and what was
inserted is kept, so that the text is that which is left once all changes are accepted. Hidden and struck-out
text, instructions of fields and placeholders of forms are left out as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.errors import DraftError, Mistake, Place
from heshi.readers import limits
from heshi.readers.docx_model import Field, Flow, Open, Paragraph, RunLook, Table
from heshi.readers.docx_styles import Numbering, Part, heading, list_level, number, on
from heshi.readers.docx_symbols import symbol
from heshi.readers.xmlevents import EventKind
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from heshi.readers.docx_model import Frame
    from heshi.readers.xmlevents import Event

LINE_BREAK = "\u2028"
"""What stands for a line break within a paragraph: no line end, so that a paragraph stays one line."""

_LINE_ENDS = re.compile("[\n\r\t]")
_XML_BLANKS = " \t\r\n"

_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
"""Fields that number the pages; in a header or footer their results are no prose."""
_PAGE_WORDS = re.compile(r"(?:[第共页頁/／\-‐–—―·|\s]|page|of)*", re.IGNORECASE)
"""What a line of a header or footer holds besides, where it does nothing but number the pages."""

_IMPORT = Words(
    "文档里插有另一个文件，没有并入正文", "another file is inserted that is not part of the text yet"
)
_IMPORT_HELP = Words(
    "请用 Word 打开并保存一次，文字就会并入", "open and save it with Word, which takes the text in"
)

_LONGEST_HEADING = 60
_SENTENCE_ENDS = tuple("。；;")
"""A paragraph that has more code points and ends so is no heading, whatever style it was given."""


_UNREAD = frozenset(
    re.findall(
        r"\w+",
        """rt rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange
        numberingChange delText delInstrText binData""",
    )
)
"""Elements that are left out with all that they hold: pronunciations, earlier states, data."""

_SIGNS: dict[str, str] = {
    "tab": "\t",
    "ptab": "\t",
    "br": LINE_BREAK,
    "cr": LINE_BREAK,
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
"""Elements that stand for a character."""


class Story:
    """Reads one story from its events."""

    def __init__(self, frame: Frame, kind: BlockKind | None = None, *, running: bool = False) -> None:
        """Start a story.

        Args:
            frame: what all parts share.
            kind: what all its paragraphs are; by default each is what its style says.
            running: whether it is a header or footer.
        """
        self._frame = frame
        self._kind = kind
        self._running = running
        self._flows = [Flow()]
        self._open: list[str] = []
        self._skip = 0
        self._text: list[str] | None = None
        self._kept = False
        self._alternatives: list[bool] = []
        self._controls: list[bool] = []
        self._sections: list[tuple[str, str]] = []
        self._first_page = False
        self._starts: dict[str, Callable[[Event], None]] = {
            **dict.fromkeys(("del", "moveFrom"), self._deletion),
            "mc:AlternateContent": self._start_alternatives,
            **dict.fromkeys(("mc:Choice", "mc:Fallback"), self._alternative),
            "sdt": self._start_control,
            **dict.fromkeys(("showingPlcHdr", "docPartGallery"), self._control_says),
            "sdtContent": self._control,
            "p": self._start_paragraph,
            **dict.fromkeys(("pStyle", "outlineLvl", "numId", "ilvl"), self._paragraph_says),
            "r": self._start_run,
            **dict.fromkeys(("rStyle", "vanish", "strike", "dstrike", "b"), self._run_says),
            **dict.fromkeys(("t", "m:t"), self._start_text),
            "instrText": self._start_code,
            **dict.fromkeys(_SIGNS, self._sign),
            "sym": self._symbol,
            "fldChar": self._field,
            "fldSimple": self._simple_field,
            "tbl": self._start_table,
            "tr": self._start_row,
            "tc": self._start_cell,
            **dict.fromkeys(
                ("hidden", "gridBefore", "gridSpan", "vMerge", "hMerge", "cellDel"), self._table_says
            ),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note),
            **dict.fromkeys(("commentRangeStart", "commentReference"), self._comment),
            "txbxContent": self._start_box,
            "sectPr": self._start_section,
            "altChunk": self._refuse_import,
            **dict.fromkeys(("headerReference", "footerReference", "titlePg"), self._section_says),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "mc:AlternateContent": self._end_alternatives,
            "sdt": self._end_control,
            "p": self._end_paragraph,
            "r": self._end_run,
            **dict.fromkeys(("t", "m:t"), self._end_text),
            "instrText": self._end_code,
            "tbl": self._end_table,
            "tc": self._end_cell,
            "txbxContent": self._end_box,
            "sectPr": self._end_section,
        }

    def read(self, events: Iterable[Event]) -> list[Paragraph]:
        """Read all events of a story, and return its paragraphs in reading order."""
        for event in events:
            self.feed(event)
        return self.paragraphs()

    def feed(self, event: Event) -> None:
        """Read one event."""
        kind = event.kind
        if self._skip:
            self._skip += (kind is EventKind.START) - (kind is EventKind.END)
        elif kind is EventKind.TEXT:
            if self._text is not None:
                self._text.append(event.text)
        elif kind is EventKind.START:
            self._open.append(event.name)
            if event.name in _UNREAD:
                self._leave_out()
            elif event.name in self._starts:
                self._starts[event.name](event)
        else:
            name = self._open.pop()
            if name in self._ends:
                self._ends[name]()

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs in reading order, the story being over."""
        while len(self._flows) > 1:
            self._end_box()
        flow = self._flows[0]
        self._let_go(flow)
        out, flow.out = [*flow.out, *flow.later], []
        return out

    # --- what is left out -------------------------------------------------------------------------

    def _leave_out(self) -> None:
        """Leave out the element that has just begun."""
        self._open.pop()
        self._skip = 1

    def _under(self, *names: str) -> bool:
        """Return whether the innermost elements around the one that has just begun are ``names``."""
        return self._open[-1 - len(names) : -1] == list(names)

    def _deletion(self, _event: Event) -> None:
        """Read a tracked deletion: of text, of a paragraph's mark, or of a row."""
        flow = self._flows[-1]
        if self._under("pPr", "rPr"):
            if flow.paragraph:
                flow.paragraph.joined = True
        elif self._under("trPr"):
            if flow.tables:
                flow.tables[-1].row_gone = True
        elif self._open[-2:-1] != ["rPr"]:
            self._leave_out()

    def _start_alternatives(self, _event: Event) -> None:
        self._alternatives.append(False)

    def _alternative(self, _event: Event) -> None:
        """Read the first alternative of several that show the same."""
        if not self._alternatives:
            return
        if self._alternatives[-1]:
            self._leave_out()
        else:
            self._alternatives[-1] = True

    def _end_alternatives(self) -> None:
        if self._alternatives:
            self._alternatives.pop()

    def _start_control(self, _event: Event) -> None:
        self._controls.append(False)

    def _control_says(self, event: Event) -> None:
        """Take note that a content control holds a placeholder or a table of contents."""
        gallery = event.name == "docPartGallery" and "Contents" in event.attributes.get("val", "")
        if self._controls and (gallery or (event.name == "showingPlcHdr" and on(event))):
            self._controls[-1] = True

    def _control(self, _event: Event) -> None:
        if self._controls and self._controls[-1]:
            self._leave_out()

    def _end_control(self) -> None:
        if self._controls:
            self._controls.pop()

    # --- paragraphs -------------------------------------------------------------------------------

    def _start_paragraph(self, _event: Event) -> None:
        flow = self._flows[-1]
        if any(table.cell_gone for table in flow.tables):
            self._leave_out()
            return
        if flow.paragraph:  # no paragraph holds another but in a text box
            self._end_paragraph()
        carried, flow.carried = flow.carried, None
        paragraph = Open()
        if carried:
            paragraph.texts, paragraph.after, paragraph.bold = carried.texts, carried.after, carried.bold
            paragraph.comments, paragraph.pages = carried.comments, carried.pages
        paragraph.comments.update(flow.comments)
        flow.comments.clear()
        flow.paragraph = paragraph

    def _end_paragraph(self) -> None:
        flow = self._flows[-1]
        paragraph, flow.paragraph = flow.paragraph, None
        flow.runs.clear()
        flow.fields = [one for one in flow.fields if one.result]
        if paragraph is None:
            return
        if paragraph.joined:
            flow.carried = paragraph
        else:
            self._add(flow, paragraph)

    def _let_go(self, flow: Flow) -> None:
        """End a paragraph that has no other to go on with."""
        carried, flow.carried = flow.carried, None
        if carried:
            self._add(flow, carried)

    def _add(self, flow: Flow, paragraph: Open) -> None:
        cell = flow.cell()
        text = "".join(paragraph.texts)
        part = self._part(paragraph, text)
        numbering = self._numbering(paragraph)
        sign, group = "", None
        if numbering.list_id:
            level = numbering.level or 0
            sign = self._frame.lists.sign(numbering.list_id, level)
            shown = self._frame.lists.shows(numbering.list_id, level)
            if part.kind is BlockKind.PARAGRAPH and shown and text.strip():
                group = self._frame.lists.group(numbering.list_id)
                part = Part(BlockKind.ITEM, level + 1)
        done = Paragraph(
            text,
            part.kind,
            part.level,
            sign if group is not None else "",
            group,
            cell,
            paragraph.bold,
            tuple(paragraph.comments),
        )
        if cell or group is not None:
            flow.out.append(done)
            flow.later += paragraph.after
        else:
            flow.out += [*flow.later, done, *paragraph.after]
            flow.later = []

    def _part(self, paragraph: Open, text: str) -> Part:
        """Return what a paragraph is, but for lists and tables."""
        if self._running and paragraph.pages and _PAGE_WORDS.fullmatch(text):
            return Part(None)
        if self._kind is not None:
            return Part(self._kind)
        part = self._frame.styles.part(paragraph.style)
        if part.kind is BlockKind.PARAGRAPH:
            part = heading(paragraph.outline) or part
        if (
            part.kind in (BlockKind.HEADING, BlockKind.TITLE)
            and len(text) > _LONGEST_HEADING
            and text.rstrip().endswith(_SENTENCE_ENDS)
        ):
            return Part(BlockKind.PARAGRAPH)
        return part

    def _numbering(self, paragraph: Open) -> Numbering:
        own, styled = paragraph.numbering, self._frame.styles.numbering(paragraph.style)
        return Numbering(
            styled.list_id if own.list_id is None else own.list_id,
            styled.level if own.level is None else own.level,
        )

    def _paragraph_says(self, event: Event) -> None:
        """Take note of a paragraph's property."""
        paragraph = self._flows[-1].paragraph
        if paragraph is None:
            return
        value = event.attributes.get("val", "")
        if event.name == "pStyle":
            paragraph.style = value
        elif event.name == "outlineLvl":
            paragraph.outline = number(value)
        elif event.name == "numId":
            paragraph.numbering = Numbering(number(value), paragraph.numbering.level)
        elif event.name == "ilvl":
            paragraph.numbering = Numbering(paragraph.numbering.list_id, list_level(value))

    # --- runs and letters -------------------------------------------------------------------------

    def _start_run(self, _event: Event) -> None:
        self._flows[-1].runs.append(RunLook())

    def _end_run(self) -> None:
        if self._flows[-1].runs:
            self._flows[-1].runs.pop()

    def _run_says(self, event: Event) -> None:
        """Take note of a property of letters: of a run, or of a paragraph's mark."""
        flow = self._flows[-1]
        if self._under("r", "rPr") and flow.runs:
            if event.name == "rStyle":
                flow.runs[-1].style = event.attributes.get("val", "")
            else:
                flow.runs[-1].look.set(event)
        elif self._under("pPr", "rPr") and event.name == "vanish" and on(event) and flow.paragraph:
            flow.paragraph.joined = True

    def _start_text(self, event: Event) -> None:
        self._text = []
        self._kept = event.attributes.get("xml:space") == "preserve"

    def _end_text(self) -> None:
        text = "".join(self._text or ())
        self._text = None
        self._write(_LINE_ENDS.sub(" ", text if self._kept else text.strip(_XML_BLANKS)))

    def _start_code(self, _event: Event) -> None:
        self._text = []

    def _end_code(self) -> None:
        code = "".join(self._text or ())
        self._text = None
        fields = self._flows[-1].fields
        if fields and not fields[-1].result:
            fields[-1].code += code

    def _sign(self, event: Event) -> None:
        """Read an element that stands for a character; a tab among a paragraph's properties is none."""
        if self._under("r"):
            self._write(_SIGNS[event.name])

    def _symbol(self, event: Event) -> None:
        self._write(symbol(event.attributes.get("font", ""), event.attributes.get("char", "")))

    def _write(self, text: str) -> None:
        flow = self._flows[-1]
        paragraph = flow.paragraph
        if paragraph is None or not text or not self._shown(flow, paragraph):
            return
        self._frame.length += len(text)
        limits.check("text", self._frame.length, self._frame.path)
        paragraph.texts.append(text)

    def _shown(self, flow: Flow, paragraph: Open) -> bool:
        """Return whether what is read now is shown; take note whether it is bold."""
        for one in flow.fields:
            if not one.result or one.pages:
                return False
        look = self._frame.styles.look(paragraph.style)
        if flow.runs:
            run = flow.runs[-1]
            if run.style:
                look = self._frame.styles.look(run.style).over(look)
            look = run.look.over(look)
        if look.hidden or look.struck:
            return False
        paragraph.bold = paragraph.bold and bool(look.bold)
        return True

    # --- fields -----------------------------------------------------------------------------------

    def _field(self, event: Event) -> None:
        """Read the beginning of a field, of its result, or its end."""
        flow = self._flows[-1]
        what = event.attributes.get("fldCharType")
        if what == "begin":
            flow.fields.append(Field())
            limits.check("depth", len(flow.fields), self._frame.path)
        elif what == "separate" and flow.fields:
            flow.fields[-1].result = True
            self._field_numbers_pages(flow, flow.fields[-1].code, flow.fields[-1])
        elif what == "end" and flow.fields:
            done = flow.fields.pop()
            self._field_numbers_pages(flow, done.code, done)

    def _simple_field(self, event: Event) -> None:
        one = Field(event.attributes.get("instr", ""))
        self._field_numbers_pages(self._flows[-1], one.code, one)
        if one.pages:
            self._leave_out()

    def _field_numbers_pages(self, flow: Flow, code: str, one: Field) -> None:
        one.pages = self._running and _PAGE_FIELD.match(code) is not None
        if one.pages and flow.paragraph:
            flow.paragraph.pages = True

    # --- tables -----------------------------------------------------------------------------------

    def _start_table(self, _event: Event) -> None:
        flow = self._flows[-1]
        if any(table.cell_gone for table in flow.tables):
            self._leave_out()
            return
        self._let_go(flow)
        self._frame.tables += 1
        flow.tables.append(Table(self._frame.tables, flow.cell()))

    def _end_table(self) -> None:
        if self._flows[-1].tables:
            self._flows[-1].tables.pop()

    def _start_row(self, _event: Event) -> None:
        if self._flows[-1].tables:
            table = self._flows[-1].tables[-1]
            table.column, table.span, table.fresh, table.row_gone = 1, 0, True, False

    def _start_cell(self, _event: Event) -> None:
        if not self._flows[-1].tables:
            return
        table = self._flows[-1].tables[-1]
        if table.row_gone:
            self._leave_out()
            return
        table.row += table.fresh
        table.fresh = False
        table.column += table.span
        table.span, table.cell_gone = 1, False

    def _end_cell(self) -> None:
        flow = self._flows[-1]
        self._let_go(flow)
        if flow.tables:
            flow.tables[-1].cell_gone = False

    def _table_says(self, event: Event) -> None:
        """Take note of a property of a row or a cell."""
        if not self._flows[-1].tables:
            return
        table = self._flows[-1].tables[-1]
        value = event.attributes.get("val")
        if event.name == "hidden":
            table.row_gone = table.row_gone or on(event)
        elif event.name == "gridBefore":
            table.span = number(value) or 0
        elif event.name == "gridSpan":
            table.span = max(1, number(value) or 1)
        elif event.name == "cellDel" or value != "restart":
            table.cell_gone = True

    # --- notes, comments, text boxes, headers -----------------------------------------------------

    def _note(self, event: Event) -> None:
        """Place a note after the paragraph that refers to it."""
        paragraph = self._flows[-1].paragraph
        note = self._frame.notes.pop((event.name, event.attributes.get("id", "")), None)
        if paragraph and note:
            paragraph.after += note

    def _comment(self, event: Event) -> None:
        flow = self._flows[-1]
        place = flow.paragraph.comments if flow.paragraph else flow.comments
        place[event.attributes.get("id", "")] = None

    def _start_box(self, _event: Event) -> None:
        self._flows.append(Flow())

    def _end_box(self) -> None:
        if len(self._flows) == 1:
            return
        box = self._flows.pop()
        self._let_go(box)
        outer = self._flows[-1]
        place = outer.paragraph.after if outer.paragraph else outer.later
        place += [*box.out, *box.later]

    def _refuse_import(self, _event: Event) -> None:
        """Refuse a file of another format that is to be shown at a place, and that nothing here reads."""
        raise DraftError([Mistake(Place(self._frame.path), _IMPORT, _IMPORT_HELP)])

    def _start_section(self, _event: Event) -> None:
        self._sections, self._first_page = [], False

    def _section_says(self, event: Event) -> None:
        if event.name == "titlePg":
            self._first_page = on(event)
        else:
            self._sections.append((event.attributes.get("type", "default"), event.attributes.get("r:id", "")))

    def _end_section(self) -> None:
        shown = {"first": self._first_page, "even": self._frame.even_pages}
        for kind, target in self._sections:
            if shown.get(kind, True):
                self._frame.headers[target] = None
