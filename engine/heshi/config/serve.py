"""Which sheets serve which draft."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.config.walk import Rules, walk
from heshi.errors import Mistake, Place
from heshi.findings import Notice
from heshi.readers import READERS
from heshi.rules.explain import did_you_mean, shown
from heshi.rules.find import find
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshi.config.load import Config
    from heshi.document import Document
    from heshi.rules.model import Sheet, Sheets

_NO_SHEET = Words(zh="没有事实表管这篇稿件", en="no fact sheet serves this draft")


@dataclass(frozen=True)
class Project:
    """The drafts and sheets of a configuration.

    Attributes:
        config: the configuration.
    """

    config: Config
    _entries_by_name: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def exclude(self) -> tuple[Rules, ...]:
        """What is no draft."""
        patterns = self.config.says.exclude
        return (Rules.of(self.config.root, patterns),) if patterns else ()

    @cached_property
    def _entries(self) -> tuple[Rules, ...]:
        """The drafts of each entry."""
        return tuple(Rules.of(self.config.root, entry.drafts) for entry in self.config.says.check)

    def drafts(self) -> Iterator[str]:
        """Yield the files that the configuration means by its drafts, as seen from the working directory.

        Among them are folders that cannot be read and may hold some.
        """
        wanted = [*self._entries, Rules.of(self.config.root, self.config.says.drafts)]
        root = str(self.config.root)
        for file in walk(root, self.exclude):
            if any(one.say(draft) for draft in _drafts_of(file) for one in wanted):
                yield self.config.located(os.path.relpath(file, root))

    def entries_for(self, name: str) -> tuple[int, ...]:
        """Return which entries speak of a draft, by their indices.

        Args:
            name: the file as seen from the working directory.
        """
        if name not in self._entries_by_name:
            file = os.path.abspath(name)  # noqa: PTH100 - links stay as they are
            said = (index for index, rules in enumerate(self._entries) if rules.say(file))
            self._entries_by_name[name] = tuple(said)
        return self._entries_by_name[name]

    def unmatched(self, names: Iterable[str]) -> Iterator[Notice]:
        """Yield what is to be told of each entry that speaks of no draft.

        Args:
            names: all drafts of the configuration.
        """
        matched = {index for name in names for index in self.entries_for(name)}
        for index in range(len(self._entries)):
            if index not in matched:
                place = self.config.place("check", str(index))
                yield Notice(
                    None,
                    Words(zh=f"{place}：没有一篇稿件与这一节相符", en=f"{place}: no draft fits this section"),
                )

    def missing(self) -> Iterator[Mistake]:
        """Yield a mistake for each path of sheets in the configuration that leads nowhere."""
        says = self.config.says
        named = [
            *((("check", str(index), "rules"), entry.rules) for index, entry in enumerate(says.check)),
            (("rules",), says.rules),
            (("library",), says.library),
        ]
        for keys, words in named:
            for word in words:
                if not Path(self.config.located(word)).exists():
                    yield Mistake(self.config.place(*keys), _no_file(word))

    def rules(self) -> list[str]:
        """Return all sheets and folders of them that the configuration names, each once."""
        says = self.config.says
        words = [word for entry in says.check for word in entry.rules]
        return [self.config.located(word) for word in dict.fromkeys((*words, *says.rules, *says.library))]


def _drafts_of(file: str) -> Iterator[str]:
    """Yield the draft that a file is; of a folder, such drafts as may lie in it."""
    if Path(file).is_dir():
        yield from (f"{file}{os.sep}_{suffix}" for suffix in READERS)
    elif Path(file).suffix.lower() in READERS:
        yield file


def _no_file(word: str) -> Words:
    """Return the problem of a path that leads nowhere."""
    return Words(zh=f"没有“{shown(word)}”这个文件或文件夹", en=f'there is no file or folder "{shown(word)}"')


@dataclass(frozen=True)
class Serving:
    """The sheets of a run, and which of them serve a draft.

    Attributes:
        sheets: all sheets.
        project: what assigns them; None where all of them serve every draft.
    """

    sheets: Sheets
    project: Project | None = None

    def serve(self, document: Document) -> tuple[Sheet, ...] | Mistake:
        """Return the sheets that serve a draft, in the order in which they were read, or why there are none.

        They are those of every entry whose patterns the draft fits, and those that its front matter names;
        where there are neither, the default ones.

        Args:
            document: the draft; its path is seen from the working directory.
        """
        name = document.source.path
        if self.project is None:
            return tuple(self.sheets)
        config = self.project.config
        wanted: set[str] = set()
        for index in self.project.entries_for(name):
            wanted |= self._ids(config.says.check[index].rules)
        ids = [sheet.id for sheet in self.sheets]
        for word in named_sheets(document):
            if word not in ids:
                problem = Words(
                    zh=f"开头的 heshi 一栏写了“{shown(word)}”，没有这张事实表",
                    en=f'the front matter names the sheet "{shown(word)}", which there is not',
                )
                return Mistake(Place(name), problem, did_you_mean(word, ids))
            wanted.add(word)
        wanted = wanted or self._ids(config.says.rules)
        if not wanted:
            remedy = Words(
                zh=f"在 {config.path} 里加一节 [[check]]，或在稿件开头写 heshi: 事实表编号",
                en=f"add a [[check]] to {config.path}, or write heshi: SHEET into the front matter",
            )
            return Mistake(Place(name), _NO_SHEET, remedy)
        return tuple(sheet for sheet in self.sheets if sheet.id in wanted)

    def _ids(self, words: Iterable[str]) -> set[str]:
        """Return the ids of the sheets that paths of the configuration lead to."""
        found: set[str] = set()
        for word in words:
            found |= self._by_word.get(word, set())
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, set[str]]:
        """The ids of the sheets that each path of the configuration leads to."""
        if self.project is None:
            return {}
        config = self.project.config
        ids = {Path(sheet.path).resolve(): sheet.id for sheet in self.sheets}
        says = config.says
        words = {*says.rules, *says.library, *(word for entry in says.check for word in entry.rules)}
        return {
            word: {
                ids[real]
                for file in find([Path(config.located(word))]).files
                if (real := file.resolve()) in ids
            }
            for word in words
        }


def named_sheets(document: Document) -> Sequence[str]:
    """Return the sheets that the front matter of a draft names.

    It writes ``heshi: SHEET``, ``heshi: [SHEET, SHEET]``, or ``heshi: {sheets: …}`` beside other things.
    """
    said = document.settings.value if document.settings else None
    if isinstance(said, dict):
        said = said.get("sheets")
    words = said if isinstance(said, list) else [said]
    return [str(word) for word in words if word is not None]
