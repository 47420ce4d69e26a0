"""Which blocks of an HTML page are its article: navigation, comments and second copies are left out.

Where the signs are not clear, more is read rather than less: a footer that is read does no harm, and a
paragraph of the article that is not read goes unchecked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heshi.document import BlockKind
from heshi.readers.markup_words import Sight
from heshi.text import regex as re
from heshi.text.normal import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.readers.markup_blocks import Elements, Found

_LITTLE = 60
"""In code points of prose: a page with less has no article to be told from the rest."""
_MOST = 0.9
"""The article is in the innermost element that holds this share of the page's prose."""
_NAMED = 0.6
"""An element that is named as an article's is believed where it holds this share."""
_BESIDE, _AROUND = 0.4, 0.7
"""An element that is named as what stands beside or around an article is not, where it holds such a share."""
_HEADING, _HEADS = 3, 6
"""So many code points a heading or another block has at least, to be known as what ``<title>`` says."""
_LINKED = 0.8
_LINKS = 3
"""So many blocks one after the other of which this share is linked are a list of links."""
_COPY = 40
"""A copy of what was printed before has at least so many code points of prose."""

_LONGEST_SITE = 40
"""Within how many code points of the end the name of a site is looked for."""
_SITE = re.compile(
    r"\s*(?:[_|｜]|\s[-–—·]+\s|(?<=[\u3400-\u9fff])[-–—](?=[\u3400-\u9fffA-Za-z]{2,12}\Z))[^_|｜]{1,24}\Z"
)
"""The name of a site after the title of a page (……_新闻频道, …… - 某网, …… | 某网)."""


class Article(NamedTuple):
    """The article of a page.

    Attributes:
        blocks: the indices of its blocks, in order.
        title: the index of the block that is its title; None where there is none.
    """

    blocks: tuple[int, ...]
    title: int | None


def find_article(blocks: Sequence[Found], elements: Elements, title: str) -> Article:
    """Return the article of a page.

    Args:
        blocks: all blocks of the page.
        elements: the block elements.
        title: what the page's ``title`` says.
    """
    parents = elements.parents
    shown = elements.seen()
    heading = _heading(blocks, shown, title)
    weights = [_weight(block) if shown[block.element] is not Sight.HIDDEN else 0 for block in blocks]
    if sum(weights) < _LITTLE <= sum(map(_weight, blocks)):  # hidden until a script has run
        weights = list(map(_weight, blocks))
    masses = _masses(blocks, weights, parents)
    seen = elements.seen(_pardoned(masses, elements, blocks[heading].element if heading is not None else 0))
    is_own = [seen[block.element] <= Sight.NOTE for block in blocks]
    own = [weight if mine else 0 for weight, mine in zip(weights, is_own, strict=True)]
    if sum(own) < _LITTLE:
        within = [index for index, block in enumerate(blocks) if seen[block.element] < Sight.AROUND]
        return Article(tuple(within or _visible(blocks, seen)), heading)
    chosen = _chosen(_masses(blocks, own, parents), elements)
    inside = _descendants(chosen, parents)
    found = [index for index, block in enumerate(blocks) if is_own[index] and inside[block.element]]
    if heading is not None and found and heading < found[0]:
        found = [heading, *_between(heading, found[0], blocks, seen), *found]
    return Article(tuple(_without_copies(_without_links(found, blocks), blocks)), heading)


def site_cut(title: str) -> str:
    """Return the title of a page without the names of the site and its sections at the end."""
    shorter = title
    while (match := _SITE.search(shorter, max(0, len(shorter) - _LONGEST_SITE))) and match.start() >= _HEADS:
        shorter = shorter[: match.start()]
    return shorter


def _weight(block: Found) -> int:
    """Return how much of a block is prose, in code points."""
    return block.size - block.linked if block.marked else 0


def _visible(blocks: Sequence[Found], seen: Sequence[Sight]) -> list[int]:
    """Return the blocks that can be seen; all where none can."""
    found = [index for index, block in enumerate(blocks) if seen[block.element] is not Sight.HIDDEN]
    return found or list(range(len(blocks)))


def _heading(blocks: Sequence[Found], seen: Sequence[Sight], title: str) -> int | None:
    """Return the block that is the page's title: what ``<title>`` repeats, or else the first ``h1``."""
    told = closed(title)
    firsts: dict[bool, int] = {}
    for index, block in enumerate(blocks):
        sight = seen[block.element]
        if sight >= Sight.AROUND or block.linked:
            continue
        is_heading = block.part.kind is BlockKind.HEADING
        text = ""
        if (_HEADING if is_heading else _HEADS) <= block.size <= max(len(told), _HEADS):
            text = closed("".join(run.text for run in block.runs))
        is_site = told.endswith(text) and told != text
        if text and told.startswith(text) and not (is_site and sight is Sight.BESIDE):
            return index
        if is_heading and block.part.level == 1:
            firsts.setdefault(sight is Sight.BESIDE, index)
    return firsts.get(False, firsts.get(True))


def _masses(blocks: Sequence[Found], weights: Sequence[int], parents: Sequence[int]) -> list[int]:
    """Return for each element how much prose it holds."""
    masses = [0] * len(parents)
    for block, weight in zip(blocks, weights, strict=True):
        masses[block.element] += weight
    for number in range(len(parents) - 1, 0, -1):
        masses[parents[number]] += masses[number]
    return masses


def _pardoned(masses: Sequence[int], elements: Elements, heading: int) -> set[int]:
    """Return the elements whose names say that they are not the article, though they hold it or its title."""
    total = max(1, masses[0])
    above = {0}
    while heading:
        above.add(heading)
        heading = elements.parents[heading]
    found = {number for number in above if elements.sights[number] is Sight.BESIDE}
    for number, sight in enumerate(elements.sights):
        share = masses[number] / total
        holds_title = number in above or len(above) == 1
        if (sight is Sight.BESIDE and share >= _BESIDE) or (
            sight is Sight.AROUND and share >= _AROUND and holds_title
        ):
            found.add(number)
    return found


def _chosen(masses: Sequence[int], elements: Elements) -> set[int]:
    """Return the elements that hold the article."""
    total = masses[0]
    named = [
        number
        for number, sight in enumerate(elements.sights)
        if sight is Sight.ARTICLE and masses[number] >= _NAMED * total
    ]
    if named:
        parent = elements.parents[named[-1]]
        return {
            number
            for number, sight in enumerate(elements.sights)
            if sight is Sight.ARTICLE and elements.parents[number] == parent
        }
    return {max(number for number, mass in enumerate(masses) if mass >= _MOST * total)}


def _descendants(roots: set[int], parents: Sequence[int]) -> list[bool]:
    """Return for each element whether it is one of ``roots`` or in one."""
    found: list[bool] = []
    for number, parent in enumerate(parents):
        found.append(number in roots or (number > 0 and found[parent]))
    return found


def _between(heading: int, body: int, blocks: Sequence[Found], seen: Sequence[Sight]) -> list[int]:
    """Return the blocks between the title and the body: byline, day, summary."""
    return [
        index
        for index in range(heading + 1, body)
        if seen[blocks[index].element] < Sight.AROUND and blocks[index].linked < blocks[index].size
    ]


def _without_links(found: list[int], blocks: Sequence[Found]) -> list[int]:
    """Return the blocks without the lists of links above and below."""
    start = _links(found, blocks)
    end = len(found) - _links(found[::-1], blocks)
    return found[start:end] if start < end else found


def _links(found: Sequence[int], blocks: Sequence[Found]) -> int:
    """Return how many blocks at the beginning are a list of links, 0 where there are too few."""
    count = 0
    for index in found:
        block = blocks[index]
        if block.linked < _LINKED * block.size or block.marked:
            break
        count += 1
    return count if count >= _LINKS else 0


def _without_copies(found: list[int], blocks: Sequence[Found]) -> list[int]:
    """Return the blocks without those that print a passage a second time, letter for letter."""
    texts = [closed("".join(run.text for run in blocks[index].runs)) for index in found]
    first: dict[str, int] = {}
    kept: list[int] = []
    at = 0
    while at < len(found):
        earlier = first.setdefault(texts[at], at)
        length = 0
        while (
            earlier + length < at
            and at + length < len(found)
            and texts[earlier + length] == texts[at + length]
        ):
            length += 1
        copied = sum(_weight(blocks[index]) for index in found[at : at + length])
        if length > 1 and copied >= _COPY:
            at += length
        else:
            kept.append(found[at])
            at += 1
    return kept


def closed(text: str) -> str:
    """Return a text as it is compared: in its normal form, without blanks."""
    return "".join(normalise(text).split())
