"""Errors of YAML's syntax: what is wrong in an editor's words, and a text to go on reading with.

What can be mended is mended: tabs in indentation, a full-width colon after a key, no space after a
colon. Of any other error, the claim (or else the field of the sheet) that holds it is cut out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from heshi.errors import Mistake
from heshi.rules.page import Edit, Page
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""The parser: libyaml's is sixteen times as fast as PyYAML's own, and gives the same places."""


def mend(page: Page, error: yaml.MarkedYAMLError) -> tuple[Sequence[Mistake], Page | None]:
    """Return the mistakes behind a parser's error and the page without them, if there is one."""
    if not page.tabs_done:
        mistakes, mended = _mend_tabs(page)
        if mistakes:
            return mistakes, mended
    where = _where(error)
    number = page.lines.point(min(where, len(page.text))).line
    for near in (number, number - 1):
        if near >= 1 and (colon := _KEY_WITHOUT_COLON.match(page.line(near))):
            return _mend_colon(page, near, colon)
    problem, help_ = _explain(error, page)
    return (Mistake(page.place(where), problem, help_),), _cut_out(page, number)


def _where(error: yaml.MarkedYAMLError) -> int:
    """Return the code point that an error is about: the opening of what is left open, or its own."""
    context, problem = error.context or "", error.problem or ""
    opened = any(sign in context for sign in _OPENED) and not any(sign in problem for sign in _INSIDE)
    mark = error.context_mark if opened and error.context_mark else error.problem_mark
    return int(mark.index) if mark else 0


_OPENED = ("flow", "quoted", "simple key", "alias", "anchor", "tag", "directive", "block scalar")
"""Contexts whose beginning is what an editor should look at."""

_INSIDE = ("escape", "tab character", "node content")
"""Problems that stand inside their context, and are to be looked at themselves."""


_INDENT = re.compile(r"[ \t]*")
_BLOCK_SCALAR = re.compile(r"(?:^|[\s:-])[|>][-+0-9]*[ \t]*(?:#.*)?$")


def _tabbed(page: Page) -> dict[int, int]:
    """Return, by line indented with tabs, the column (from 0) of the first; block scalars are left out."""
    found: dict[int, int] = {}
    scalar_indent: int | None = None
    for number in range(1, len(page.lines) + 1):
        line = page.line(number)
        blank = not line.strip()
        indent = len(line) - len(line.lstrip(" "))
        if scalar_indent is not None:
            if blank or indent > scalar_indent:
                continue
            scalar_indent = None
        tab = (_INDENT.match(line) or [""])[0].find("\t")
        if tab >= 0 and not blank:
            found[number] = tab
        elif _BLOCK_SCALAR.search(line):
            scalar_indent = indent
    return found


def _mend_tabs(page: Page) -> tuple[Sequence[Mistake], Page]:
    """Return a mistake for every line indented with tabs, and the page with spaces for them."""
    tabbed = _tabbed(page)
    problem = Words("缩进用了制表符（Tab）", "the line is indented with a tab")
    help_ = Words("请改用空格", "indent with spaces")
    mistakes = [
        Mistake(page.written(number, column + 1), problem, help_) for number, column in tabbed.items()
    ]
    pages = [_without_tabs(page, tabbed, width) for width in (2, 4, 8, 1)]
    return mistakes, max(pages, key=_sound_lines)


def _without_tabs(page: Page, tabbed: Iterable[int], width: int) -> Page:
    """Return the page with tab stops of ``width`` columns written out in the indentation of some lines."""
    edits = dict(page.edits)
    changed: dict[int, str] = {}
    for number in tabbed:
        line = page.line(number)
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        spaces = indent.expandtabs(width)
        changed[number] = spaces + line[len(indent) :]
        edits[number] = (*edits.get(number, ()), Edit(len(indent) + 1, len(spaces) - len(indent)))
    return replace(page, text=page.with_lines(changed), edits=edits, tabs_done=True)


def _sound_lines(page: Page) -> int:
    """Return how many lines of the page come before its first error of syntax."""
    try:
        for _ in yaml.parse(page.text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
    return len(page.lines)


_KEY_WITHOUT_COLON = re.compile(r"\s*(?:-\s+)*(?P<key>\w[\w-]{0,40})(?P<colon>：[ \u3000]?|:(?=[^\s/]))")
"""A key whose colon is full-width or has no space after it."""


def _mend_colon(page: Page, number: int, match: re.Match[str]) -> tuple[Sequence[Mistake], Page]:
    """Return the mistake of a key without a proper colon, and the page with one."""
    at, end = match.span("colon")
    if match["colon"].startswith("："):
        problem = Words("这里是全角冒号“：”", 'a full-width colon "："')
    else:
        problem = Words("冒号后面没有空格", "no space after the colon")
    help_ = Words(f"请写成“{match['key']}: ”", f'write "{match["key"]}: "')
    line = page.line(number)
    edit = Edit(at + 2, 2 - (end - at))
    mended = replace(
        page,
        text=page.with_lines({number: f"{line[:at]}: {line[end:]}"}),
        edits={**page.edits, number: (*page.edits.get(number, ()), edit)},
    )
    return (Mistake(page.written(number, at + 1), problem, help_),), mended


_TOP_LEVEL = re.compile(r"[^\s#\-]")
_TOP_LEVEL_KEY = re.compile(r"(\w+)\s*:(?:\s|$)")
_ITEM = re.compile(r"( *)-(?:\s|$)")


def _cut_out(page: Page, number: int) -> Page | None:
    """Return the page without the claim, or else the field of the sheet, in which a line stands."""
    lines = [page.line(other) for other in range(1, len(page.lines) + 1)]
    index = number - 1
    top = next((i for i in range(index, -1, -1) if _TOP_LEVEL.match(lines[i])), 0)
    key = _TOP_LEVEL_KEY.match(lines[top])
    first, stand_in = top, f"{key[1]}: ~" if key else ""
    ends: Callable[[str], object] = _TOP_LEVEL.match
    if key and key[1] == "claims" and (items := _items(lines, top + 1, index)):
        first = items[-1]
        indent = len(lines[first]) - len(lines[first].lstrip(" "))
        stand_in = " " * indent + "- ~"

        def ends(line: str) -> bool:
            inner = len(line) - len(line.lstrip(" "))
            outside = inner < indent or (inner == 0 == indent)
            return (outside or line.startswith(" " * indent + "- ")) and line[inner] != "#"

    last = first + 1
    while last < len(lines) and (last <= index or not lines[last].strip() or not ends(lines[last])):
        last += 1
    changed = {first + 1: stand_in, **{other + 1: "" for other in range(first + 1, last)}}
    if all(lines[other - 1] == line for other, line in changed.items()):
        return None
    return replace(page, text=page.with_lines(changed), cut=page.cut | {first + 1})


def _items(lines: Sequence[str], start: int, end: int) -> list[int]:
    """Return the indices of the lines where the items of the list begin, up to ``end`` inclusive."""
    marks = [(i, len(match[1])) for i in range(start, end + 1) if (match := _ITEM.match(lines[i]))]
    return [i for i, indent in marks if indent == marks[0][1]]


_QUOTE_IT = Words("请给整段文字加上引号", "put the whole text in quotes")


def _explain(error: yaml.MarkedYAMLError, page: Page) -> tuple[Words, Words | None]:
    """Return what an error of syntax means, in an editor's words, and what would be right."""
    context, problem = error.context or "", error.problem or ""
    index = int(error.problem_mark.index) if error.problem_mark else len(page.text)
    char = page.text[index : index + 1]
    for sign, said in _SYNTAX:
        if sign in context or sign in problem:
            return said
    before = page.text[max(0, index - 1) : index]
    opens, closed = char == "{" and before.strip(" ,[{:"), before == "}" and char.strip(" ,]}")
    if "flow" in context and (opens or closed):
        return Words("文字里有花括号", "a brace inside a text"), _QUOTE_IT
    if "flow" in context and error.context_mark:
        return _unclosed(page.text[int(error.context_mark.index)])
    if "block" in context or (char and char in _BAD_STARTS):
        return _misplaced(char, page.text[page.text.rfind("\n", 0, index) + 1 : index])
    return Words(f"不是合法的 YAML：{problem}", f"not valid YAML: {problem}"), None


def _unclosed(opening: str) -> tuple[Words, Words]:
    """Return what to say of a bracket that is not closed."""
    closing = "]" if opening == "[" else "}"
    problem = Words(
        f"“{opening}”没有配对的“{closing}”，或者少了逗号",
        f'"{opening}" has no "{closing}", or a comma is missing',
    )
    return problem, Words("项目之间用半角逗号“,”隔开", 'separate items with ","')


def _misplaced(char: str, before: str) -> tuple[Words, Words | None]:
    """Return what to say of a character that may not stand where it does, after ``before`` in its line."""
    if char and char in "]}":
        opening = "[" if char == "]" else "{"
        return Words(f"“{char}”没有配对的“{opening}”", f'"{char}" has no "{opening}"'), None
    if char and char in _BAD_STARTS:
        shown = "Tab" if char == "\t" else char
        return Words(f"文字不能以“{shown}”开头", f'a text cannot begin with "{shown}"'), _QUOTE_IT
    if before.rstrip().endswith(("]", "}")):
        closing = before.rstrip()[-1]
        return Words(f"“{closing}”后面多出了文字", f'text after "{closing}"'), _QUOTE_IT
    if before.strip():
        return Words("引号后面多出了文字", "text after the closing quotation mark"), _QUOTE_IT
    problem = Words("这一行的缩进与上面不一致", "this line does not line up with those above")
    return problem, Words("同一层的行缩进要一样多", "indent lines of one level alike")


_BAD_STARTS = "@`%\t"


_SYNTAX: tuple[tuple[str, tuple[Words, Words | None]], ...] = (
    (
        "escape",
        (
            Words("双引号里的反斜杠“\\”用错了", 'a wrong "\\" in double quotes'),
            Words("请改用单引号", "use single quotes"),
        ),
    ),
    (
        "quoted scalar",
        (Words("引号没有配对", "the quotation mark is not closed"), Words("请补上收尾的引号", "close it")),
    ),
    (
        "node content",
        (
            Words("这里缺少一项", "an item is missing here"),
            Words("请删去多余的逗号", "delete the comma, or write the item"),
        ),
    ),
    (
        "mapping values are not allowed",
        (
            Words("这里不该有冒号", "no colon may stand here"),
            Words(
                "文字里有“: ”时请加引号，否则请检查上一行",
                'put a text with ": " in quotes, or look at the line above',
            ),
        ),
    ),
    (
        "could not find expected ':'",
        (Words("这一行缺少冒号", "the line lacks a colon"), Words("请写成“键: 值”", 'write "key: value"')),
    ),
    (
        "tab character",
        (
            Words("缩进用了制表符（Tab）", "the line is indented with a tab"),
            Words("请改用空格", "indent with spaces"),
        ),
    ),
    ("scanning an alias", (Words("文字不能以“*”开头", 'a text cannot begin with "*"'), _QUOTE_IT)),
    ("scanning an anchor", (Words("文字不能以“&”开头", 'a text cannot begin with "&"'), _QUOTE_IT)),
    ("a tag", (Words("文字不能以“!”开头", 'a text cannot begin with "!"'), _QUOTE_IT)),
    ("block scalar", (Words("文字不能以“|”或“>”开头", 'a text cannot begin with "|" or ">"'), _QUOTE_IT)),
    ("scanning a directive", (Words("文字不能以“%”开头", 'a text cannot begin with "%"'), _QUOTE_IT)),
)
"""Signs of an error in what libyaml and PyYAML say of it → what it means. The first that fits holds."""
