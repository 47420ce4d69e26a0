"""Where names begin and end: five ways, measured on sentences whose truth is known.

Run with ``python bench/boundaries.py``. The sentences are built from ``boundaries.yaml``. A way is right
on a sentence when it takes the name where it is one, and leaves it where its characters stand by accident.
jieba, where installed, and CTB8 take a name when words begin and end at its edges.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from heshi.recognise.names import Name, NameMatcher
from heshi.recognise.segment import Segmenter, pruned_model

DATA = Path(__file__).with_suffix(".yaml")

Way = Callable[[str, str], bool]
"""Takes a name and a sentence in normal form; returns whether the sentence mentions the name."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence that holds the characters of a name once, and whether they are the name."""

    name: str
    sentence: str
    is_name: bool


def cases() -> list[Case]:
    """Return all sentences: every phrase of every name in every frame."""
    data: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    found = []
    for name, phrases in data["names"].items():
        around = data["around"] if phrases.get("around", True) else []
        are = [*phrases["are"], *(phrase.format(name) for phrase in around)]
        for number, (phrase, is_name) in enumerate(
            [*((phrase, True) for phrase in are), *((phrase, False) for phrase in phrases["are_not"])]
        ):
            frames = [data["frames"][number % len(data["frames"])]] if is_name else data["frames"]
            found += [Case(name, frame.format(phrase), is_name) for frame in frames]
    for case in found:
        if case.sentence.count(case.name) != 1:
            message = f"not once: {case}"
            raise ValueError(message)
    return found


def substring(name: str, sentence: str) -> bool:
    """Take every occurrence."""
    return name in sentence


def edges_of(words: Callable[[str], list[tuple[int, int]]]) -> Way:
    """Take an occurrence when words begin and end at its edges."""

    def way(name: str, sentence: str) -> bool:
        start = sentence.find(name)
        found = words(sentence)
        return any(first == start for first, _ in found) and any(
            last == start + len(name) for _, last in found
        )

    return way


def ctb8(segmenter: Segmenter) -> Way:
    """Return the way of a segmenter of ours."""
    return edges_of(lambda sentence: [(word.start, word.end) for word in segmenter.words(sentence)])


def unpruned() -> Segmenter:
    """Return a segmenter with all features of CTB8, loaded; nothing of it stays on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        segmenter = Segmenter(pruned_model(Path(folder), prune_below=0))
        segmenter.words("京东")
    return segmenter


def heshi(names: list[str]) -> Way:
    """Return Heshi's way, a compiled matcher a name."""
    segmenter = Segmenter()
    matchers = {name: NameMatcher([Name(name)], segmenter=segmenter) for name in names}
    return lambda name, sentence: bool(matchers[name].find(sentence))


def jieba() -> Way | None:
    """Return jieba's way, or None where it is not installed."""
    try:
        import jieba  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - a peer, not a dependency
    except ImportError:
        return None
    jieba.setLogLevel(60)
    return edges_of(lambda sentence: [(first, last) for _, first, last in jieba.tokenize(sentence)])


def main() -> None:
    """Print a line for every way."""
    from heshi.text.normal import normalise  # noqa: PLC0415 - only when run

    every = [Case(case.name, normalise(case.sentence), case.is_name) for case in cases()]
    names = sorted({case.name for case in every})
    ways: dict[str, Way | None] = {
        "plain substring": substring,
        "jieba, word edges": jieba(),
        "CTB8 unpruned, word edges": ctb8(unpruned()),
        "CTB8 pruned, word edges": ctb8(Segmenter()),
        "Heshi": heshi(names),
    }
    total = {is_name: sum(case.is_name is is_name for case in every) for is_name in (True, False)}
    print(f"{len(every)} sentences: {total[True]} with the name, {total[False]} without")
    print(f"{'':28}{'taken':>12}{'left':>12}{'right':>9}{'sentences/s':>13}")
    for title, way in ways.items():
        if way is None:
            print(f"{title:28}{'not installed':>12}")
            continue
        way("京东", "在北京东城区")  # loads what is to be loaded
        start = time.perf_counter()
        answers = [way(case.name, case.sentence) for case in every]
        seconds = time.perf_counter() - start
        right = {
            is_name: sum(
                case.is_name is is_name is answer for case, answer in zip(every, answers, strict=True)
            )
            for is_name in (True, False)
        }
        taken, left = f"{right[True]}/{total[True]}", f"{right[False]}/{total[False]}"
        share = (right[True] + right[False]) / len(every)
        print(f"{title:28}{taken:>12}{left:>12}{share:>9.1%}{len(every) / seconds:>13,.0f}")
        if title == "Heshi":
            wrong = [case for case, answer in zip(every, answers, strict=True) if answer is not case.is_name]
            for case in wrong:
                print(f"  {'missed' if case.is_name else 'taken'} {case.name}: {case.sentence}")


if __name__ == "__main__":
    main()
