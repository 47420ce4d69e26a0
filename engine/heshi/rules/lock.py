"""Writing the hashes of its sources into a sheet, with everything else in the file left as it stands.

The text is edited at the places of the values; it is not dumped anew, which would lose comments, quotes
and the order of things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import yaml

from heshi.errors import Mistake, Place, SheetError
from heshi.rules.mend import LOADER
from heshi.rules.yamlnodes import parse, to_python
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = "sha256"

_Edit: TypeAlias = tuple[int, int, str]
"""What to replace, as half-open code points of the text, and what to put there."""


def with_hashes(text: str, path: str, hashes: Mapping[int, str]) -> str:
    """Return the text of a sheet with the hashes of its sources.

    Args:
        text: the text of the sheet, which has no mistake; a byte order mark may begin it.
        path: what its file is called in places.
        hashes: what hash to write, by the index of the source in the sheet.

    Returns:
        The text, the same but for the hashes.

    Raises:
        SheetError: a source is written in a way that cannot be edited, with an alias for example.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    nodes = _sources(yaml.compose(body, Loader=LOADER))
    edits: list[_Edit] = []
    wrong: list[Mistake] = []
    for index, digest in hashes.items():
        edit = _edit(nodes[index], digest, body)
        if edit is None or not _does(edit, body, path, index, digest):
            start = nodes[index].start_mark
            wrong.append(_by_hand(Place(path, start.line + 1, start.column + 1), digest))
        else:
            edits.append(edit)
    if wrong:
        raise SheetError(wrong)
    for edit in sorted(edits, reverse=True):
        body = _edited(body, edit)
    return mark + body


def _sources(root: yaml.Node | None) -> list[yaml.Node]:
    """Return the nodes of the sources of a sheet, in order."""
    found = _value(root, "sources")
    if isinstance(found, yaml.SequenceNode):
        return list(found.value)
    return [] if found is None else [found]


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return what stands under a key of a mapping."""
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in entries if name.value == key), None)


def _edit(node: yaml.Node, digest: str, text: str) -> _Edit | None:
    """Return the edit that gives a source its hash, or None where there is no telling how to write it."""
    if not isinstance(node, yaml.MappingNode):
        return None
    keys = {key.value: (key, value) for key, value in node.value}
    if _KEY in keys:
        key, value = keys[_KEY]
        start, end = value.start_mark.index, value.end_mark.index
        if start == end:  # nothing stands there: sha256:
            after = text.find(":", key.end_mark.index) + 1
            return after, after, f" {digest}"
        quote = value.style if value.style in {"'", '"'} else ""
        return start, end, f"{quote}{digest}{quote}"
    if "file" not in keys:
        return None
    key, value = keys["file"]
    end = value.end_mark.index
    if node.flow_style:
        return end, end, f", {_KEY}: {digest}"
    line_end = _line_end(text, end)
    line_break = "\r\n" if "\r\n" in text else "\n"
    return line_end, line_end, f"{line_break}{' ' * key.start_mark.column}{_KEY}: {digest}"


def _line_end(text: str, start: int) -> int:
    """Return where the line ends that holds the code point ``start``, its line break left out."""
    ends = [at for at in (text.find("\r", start), text.find("\n", start)) if at >= 0]
    return min(ends, default=len(text))


def _edited(text: str, edit: _Edit) -> str:
    start, end, new = edit
    return text[:start] + new + text[end:]


def _does(edit: _Edit, text: str, path: str, index: int, digest: str) -> bool:
    """Return whether an edit gives the source its hash and changes nothing else that the file says."""
    wanted, found = to_python(parse(text, path).root), parse(_edited(text, edit), path)
    if found.mistakes or not isinstance(wanted, dict):
        return False
    sources = wanted["sources"]
    source = sources[index] if isinstance(sources, list) else sources
    source[_KEY] = digest
    return to_python(found.root) == wanted


def _by_hand(place: Place, digest: str) -> Mistake:
    """Return the mistake of a source that cannot be edited."""
    return Mistake(
        place,
        Words("没法把校验值写进这个出处的写法里", "the hash cannot be written into this source as it stands"),
        Words(f"请自己写上 {_KEY}: {digest}", f"write it yourself: {_KEY}: {digest}"),
    )
