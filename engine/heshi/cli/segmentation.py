"""Which segmentation model a run uses, and how the user hears that one is being built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from heshi.errors import Mistake, Place, UsageError
from heshi.recognise.segment import Segmenter, missing_file
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL = "HESHI_SEGMENT_MODEL"
"""The environment variable that names another model's folder (as in spaCy's zh_core_web_*)."""

_BUILDING = Words(zh="第一次用到分词，正在准备模型", en="first use of word segmentation: preparing the model")
_NO_MODEL_HELP = Words(
    zh="写一个有 features.msgpack 和 weights.npz 的文件夹，或去掉这个环境变量",
    en="name a folder with features.msgpack and weights.npz, or unset the variable",
)


def segmenter(environment: Mapping[str, str], stream: TextIO, lang: Lang) -> Segmenter:
    """Return the segmenter for a run; nothing is loaded yet.

    Args:
        environment: the process's variables.
        stream: where to show the progress of building the default model; only a terminal gets it.
        lang: the language of that line.

    Raises:
        UsageError: the variable names a folder that holds no model.
    """
    named = environment.get(MODEL)
    if not named:
        return Segmenter(progress=_Line(stream, lang) if stream.isatty() else None)
    missing = missing_file(Path(named))
    if missing is not None:
        problem = Words(zh=f"没有分词模型：缺少 {missing}", en=f"no segmentation model: {missing} is missing")
        raise UsageError([Mistake(Place(MODEL), problem, _NO_MODEL_HELP)])
    return Segmenter(Path(named))


class _Line:
    """One line of a terminal that says how far the building has come, and goes when it is done."""

    def __init__(self, stream: TextIO, lang: Lang) -> None:
        self._stream = stream
        self._text = _BUILDING.in_(lang)

    def __call__(self, done: int, total: int, /) -> None:
        """Show that ``done`` of ``total`` steps are done."""
        line = f"{self._text} {100 * done // total}%" if done < total else ""
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()
