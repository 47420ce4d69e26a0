"""XML as a stream of events: never a tree, no entities, no DTD, nothing fetched.

The parser is expat, with the namespaces resolved. Office Open XML forbids document
type declarations (ISO/IEC 29500-2, 8.1.4) and needs no entities, so a file that may
have any is refused.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from xml.parsers import expat

from heshi.errors import DraftError, Mistake, Place
from heshi.readers import limits
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BETWEEN = " "
"""What parts a namespace from a local name in expat's names; no namespace holds one."""

_NOTHING: Mapping[str, str] = {}


class EventKind(Enum):
    """What an event is."""

    START = auto()
    END = auto()
    TEXT = auto()


class Event(NamedTuple):
    """A step through an XML file.

    Attributes:
        kind: the start of an element, its end, or text.
        name: the name of the element, as ``prefixes`` shortens it; empty for text and for an element of any
            other namespace.
        text: the text; empty for others.
        attributes: by shortened name, of a start; those of other namespaces are left out.
    """

    kind: EventKind
    name: str
    text: str = ""
    attributes: Mapping[str, str] = _NOTHING


class _Names(dict[str, str]):
    """From expat's names to shortened ones; only those of known namespaces are kept."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, name: str) -> str:
        namespace, _, local = name.rpartition(_BETWEEN)
        prefix = self._prefixes.get(namespace)
        if prefix is None:
            return ""
        self[name] = prefix + local
        return self[name]


class _Handlers:
    """Turns expat's calls into events, which the caller takes after each chunk."""

    def __init__(self, path: str, part: str, prefixes: Mapping[str, str]) -> None:
        self.events: list[Event] = []
        self._path = path
        self._part = part
        self._names = _Names(prefixes)
        self._depth = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        limits.check("depth", self._depth, self._path)
        found = _NOTHING
        if attributes:
            names = self._names
            pairs = zip(attributes[::2], attributes[1::2], strict=True)
            found = {short: value for long, value in pairs if (short := names[long])}
        self.events.append(Event(EventKind.START, self._names[name], "", found))

    def end(self, name: str) -> None:
        self._depth -= 1
        self.events.append(Event(EventKind.END, self._names[name]))

    def text(self, text: str) -> None:
        self.events.append(Event(EventKind.TEXT, "", text))

    def doctype(self, *_: object) -> NoReturn:
        raise DraftError(
            [
                Mistake(
                    Place(self._path),
                    Words(
                        f"{self._part} 里有文档类型声明（DTD），可能藏有实体，不予读取",
                        f"{self._part} has a document type declaration (DTD), which may hide entities:"
                        " not read",
                    ),
                    Words("请用 Word 或 WPS 重新另存", "save the file anew with a word processor"),
                )
            ]
        )


def events(chunks: Iterable[bytes], path: str, part: str, prefixes: Mapping[str, str]) -> Iterator[Event]:
    """Yield the events of an XML file in order, holding no more of it than one chunk.

    Args:
        chunks: its bytes, in order.
        path: the draft that it is in, for mistakes.
        part: what it is called in there.
        prefixes: what stands for each namespace before the local names; the empty namespace is that of
            attributes without a prefix.

    Raises:
        DraftError: it is not well-formed, has a DTD, or goes beyond a limit.
    """
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    handlers = _Handlers(path, part, prefixes)
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = handlers.text
    parser.StartDoctypeDeclHandler = handlers.doctype
    waiting = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
            # Older versions of expat read a tag from its beginning again with each chunk.
            waiting = 0 if handlers.events else waiting + len(chunk)
            limits.check("tag", waiting, path)
            yield from handlers.events
            handlers.events.clear()
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
        yield from handlers.events
    except expat.ExpatError as error:
        raise DraftError([_damaged(path, part, error.lineno)]) from error


def _damaged(path: str, part: str, line: int) -> Mistake:
    return Mistake(
        Place(path),
        Words(
            f"文件已损坏：{part} 第 {line} 行不是合格的 XML",
            f"damaged file: line {line} of {part} is not well-formed XML",
        ),
        Words("请用 Word 或 WPS 打开并另存一份", "open it with a word processor and save a copy"),
    )
