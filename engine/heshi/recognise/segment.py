"""Word segmentation with spaCy's Chinese tokenizer and pkuseg, loaded when the first sentence needs it.

spacy-pkuseg ships no model. The wheel ``pkuseg`` carries one trained on CTB8 (the Penn Chinese Treebank
8.0; Luo et al. 2019, *PKUSEG: A Toolkit for Multi-Domain Chinese Word Segmentation*) as text, which
takes seconds and about a gigabyte to load. Dropping the features whose weights are all near zero
leaves 86,000 of 1,580,000, which load in a fraction of a second; that is done once, into the user's
cache. The package ``pkuseg`` is never imported: only its files are read.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from heshi.recognise.lexicon import package_folder
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.lang.zh import ChineseTokenizer

PRUNE_BELOW: Final = 0.3
"""A feature goes when all of its weights are smaller than this in absolute value."""

_FORMAT: Final = 1
"""Part of the cache's key: raise it whenever the pruned files change for another reason."""

_FILES: Final = (
    "model.txt",
    "unigram_word.txt",
    "tagIndex.txt",
    *(f"featureIndex.txt_{i}" for i in range(10)),
)
_MODEL: Final = ("features.msgpack", "weights.npz")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_STEPS: Final = 12
_TO_FULL_WIDTH: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


class Progress(Protocol):
    """Is told how far a long piece of work has come."""

    def __call__(self, done: int, total: int, /) -> None:
        """Hear that ``done`` of ``total`` steps are done; the first call has ``done == 0``."""
        ...


class Segmenter:
    """Divides sentences into words.

    Making one costs nothing. The first call of ``words`` imports spaCy and loads the model, and, where
    the cache has none yet, builds it there.
    """

    def __init__(
        self, model: Path | None = None, cache: Path | None = None, progress: Progress | None = None
    ) -> None:
        """Choose the model.

        Args:
            model: a folder in the format of spacy-pkuseg (``features.msgpack``, ``weights.npz``), such as
                ``tokenizer/pkuseg_model`` in spaCy's zh_core_web_* packages; by default CTB8, pruned.
            cache: where the pruned model is kept; by default ``user_cache()``, or, where that cannot be
                written, nowhere: it is then built for this object alone.
            progress: hears about the building of the pruned model, in steps.
        """
        self._model = model
        self._cache = cache
        self._progress = progress
        self._tokenizer: ChineseTokenizer | None = None
        self._spans = lru_cache(maxsize=1024)(self._segment)

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process makes the same segmenter: it loads its own model, and tells nobody."""
        return Segmenter, (self._model, self._cache)

    @property
    def loaded(self) -> bool:
        """Whether a sentence has needed the model yet."""
        return self._tokenizer is not None

    def words(self, sentence: str) -> tuple[Span, ...]:
        """Return the words of a sentence in order.

        Args:
            sentence: any text, best one sentence in normal form. Spaces belong to no word.

        Returns:
            Spans in code points of ``sentence``. They do not overlap, and hold every character but spaces.

        Raises:
            FileNotFoundError: ``model`` holds no model.
            ModuleNotFoundError: the wheel with the model is not installed.
        """
        return self._spans(sentence)

    def _segment(self, sentence: str) -> tuple[Span, ...]:
        if self._tokenizer is None:
            self._tokenizer = self._load()
        # The treebank has Latin letters, digits and punctuation in full width.
        text = encodable(sentence).translate(_TO_FULL_WIDTH)
        if not text.strip():
            return ()
        doc = self._tokenizer(text)
        return tuple(Span(word.idx, word.idx + len(word)) for word in doc if not word.text.isspace())

    def _load(self) -> ChineseTokenizer:
        if self._model is not None:
            return _load(self._model)
        if self._cache is not None:
            return _load(pruned_model(self._cache, self._progress))
        try:
            folder = pruned_model(user_cache(), self._progress)
        except (OSError, RuntimeError):  # no home, or a read-only one: build it for this object alone
            with tempfile.TemporaryDirectory(prefix="heshi-") as temporary:
                return _load(pruned_model(Path(temporary), self._progress))
        return _load(folder)


def encodable(text: str) -> str:
    """Return ``text`` with U+FFFD for each lone surrogate, which libraries refuse: the same length."""
    return _SURROGATES.sub("\ufffd", text)


def user_cache() -> Path:
    """Return the folder for files that Heshi can make again, by the custom of the operating system.

    Raises:
        RuntimeError: the user has no home folder.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "heshi"


def pruned_model(cache: Path, progress: Progress | None = None, *, prune_below: float = PRUNE_BELOW) -> Path:
    """Return the folder of the pruned CTB8 model, building it if it is not there.

    Two processes may do so at once: each builds in a folder of its own and the first to finish wins. The
    folder's name tells the wheel's version, its files' sizes and the way of pruning, so that a change of
    any of them builds anew.

    Args:
        cache: the folder in which to keep it; made where missing.
        progress: hears about the building.
        prune_below: a feature goes when all of its weights are smaller in absolute value; 0 keeps all.

    Raises:
        ModuleNotFoundError: the wheel ``pkuseg`` is not installed.
        OSError: ``cache`` cannot be written.
    """
    source = package_folder("pkuseg") / "models" / "ctb8"
    target = cache / f"ctb8-{_key(source, prune_below)}"
    if target.is_dir():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=cache))
    try:
        _prune(source, work, progress, prune_below)
        try:
            work.rename(target)
        except OSError:
            if not target.is_dir():  # not merely that another process was quicker
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target


def _key(source: Path, prune_below: float) -> str:
    sizes = [(name, (source / name).stat().st_size) for name in _FILES]
    facts = repr((_FORMAT, version("pkuseg"), prune_below, sizes))
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def _prune(source: Path, target: Path, progress: Progress | None, prune_below: float) -> None:
    """Write the features of ``source`` that weigh, and their weights, to ``target``."""
    import numpy as np  # noqa: PLC0415 - only where a model is built
    import srsly  # type: ignore[import-untyped]  # noqa: PLC0415 - as numpy; spaCy's own, without types

    tell = progress or (lambda _done, _total, /: None)
    tell(0, _STEPS)
    numbers = np.fromfile(source / "model.txt", sep="\n")
    tags, weights = int(numbers[0]), numbers[2:]
    features = len(weights) // tags - tags
    nodes, edges = weights[: features * tags].reshape(features, tags), weights[features * tags :]
    keep = np.abs(nodes).max(axis=1) >= prune_below
    keep[0] = True  # the feature that every character has
    places = np.cumsum(keep) - 1
    tell(1, _STEPS)

    index: dict[str, int] = {}
    for step, name in enumerate((name for name in _FILES if name.startswith("featureIndex")), 1):
        for line in _lines(source / name):
            numbered, _, place = line.rpartition(" ")
            if keep[int(place)]:
                index[numbered.partition(".")[2]] = int(places[int(place)])
        tell(1 + step, _STEPS)

    extractor = {
        "unigram": sorted(set(_lines(source / "unigram_word.txt"))),
        "bigram": [],  # needed for training alone
        "feature_to_idx": index,
        "tag_to_idx": {tag: int(place) for tag, place in map(str.split, _lines(source / "tagIndex.txt"))},
    }
    srsly.write_msgpack(target / _MODEL[0], extractor)
    kept = int(keep.sum())
    np.savez(target / _MODEL[1], sizes=np.array([tags, kept]), w=np.concatenate([nodes[keep].ravel(), edges]))
    tell(_STEPS, _STEPS)


def _lines(path: Path) -> Iterable[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n")


def missing_file(folder: Path) -> Path | None:
    """Return a file that a folder lacks to be a model in the format of spacy-pkuseg, or None.

    Args:
        folder: such as ``tokenizer/pkuseg_model`` in spaCy's zh_core_web_* packages.
    """
    return next((folder / name for name in _MODEL if not (folder / name).is_file()), None)


def _load(folder: Path) -> ChineseTokenizer:
    missing = missing_file(folder)
    if missing is not None:  # spacy-pkuseg would look for older formats, and print
        message = f"no segmentation model: {missing} is missing"
        raise FileNotFoundError(message)
    import spacy_pkuseg  # noqa: PLC0415 - as spaCy
    from spacy.lang.zh import ChineseTokenizer, Segmenter  # noqa: PLC0415 - 0.8 s to import
    from spacy.vocab import Vocab  # noqa: PLC0415 - as spaCy

    tokenizer = ChineseTokenizer(Vocab(), segmenter=Segmenter.pkuseg)
    # Not by ``initialize``: it always adds the word list, which glues the words that the model found
    # to one (在 and 知乎 to 在知乎) and doubles the time to load.
    tokenizer.pkuseg_seg = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
    return tokenizer
