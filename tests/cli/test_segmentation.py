from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from heshi.cli.segmentation import MODEL, _Line, segmenter
from heshi.errors import UsageError
from heshi.words import Lang

if TYPE_CHECKING:
    from pathlib import Path


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_building_is_shown_on_one_line_that_goes() -> None:
    stream = _Terminal()
    line = _Line(stream, Lang.ZH)
    for done in (0, 6, 12):
        line(done, 12)
    text = "第一次用到分词，正在准备模型"
    assert stream.getvalue() == f"\r\x1b[K{text} 0%\r\x1b[K{text} 50%\r\x1b[K"


def test_only_a_terminal_is_told(tmp_path: Path) -> None:
    assert segmenter({}, StringIO(), Lang.ZH)._progress is None  # noqa: SLF001 - nothing else tells
    assert segmenter({}, _Terminal(), Lang.ZH)._progress is not None  # noqa: SLF001 - as above
    for name in ("features.msgpack", "weights.npz"):
        (tmp_path / name).touch()
    assert segmenter({MODEL: str(tmp_path)}, _Terminal(), Lang.ZH)._model == tmp_path  # noqa: SLF001 - as above


def test_a_folder_without_a_model_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        segmenter({MODEL: str(tmp_path)}, StringIO(), Lang.ZH)
    assert "features.msgpack" in str(raised.value.mistakes[0].problem.zh)
