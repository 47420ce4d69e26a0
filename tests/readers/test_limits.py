from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from heshi.errors import DraftError
from heshi.readers import limits, read_bytes, read_file
from heshi.readers.limits import LIMITS
from heshi.words import Lang


def test_a_file_as_large_as_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "file", replace(LIMITS["file"], most=9, scale=1))
    assert read_bytes("中文。".encode(), "a.md").prose == "中文。\n"
    with pytest.raises(DraftError) as caught:
        read_bytes("中文。。".encode(), "a.md")
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [
        "a.md: 文件超过上限 9 MB；请检查文件是否完好，或拆成几份"
    ]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    with file.open("wb") as stream:
        stream.truncate(LIMITS["file"].total + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    with pytest.raises(DraftError) as caught:
        read_file(file)
    assert [mistake.in_(Lang.EN) for mistake in caught.value.mistakes] == [
        f"{file}: the file exceeds the limit of 64 MB; check that the file is sound, or divide it"
    ]


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_holds_and_is_told_in_both_languages(name: str) -> None:
    limit = LIMITS[name]
    limits.check(name, limit.total, "a")
    with pytest.raises(DraftError) as caught:
        limits.check(name, limit.total + 1, "a")
    (mistake,) = caught.value.mistakes
    assert f"超过上限 {limit.most:,}" in mistake.in_(Lang.ZH)
    assert f"exceeds the limit of {limit.most:,}" in mistake.in_(Lang.EN)


def test_the_reference_lists_every_limit() -> None:
    page = Path(__file__).parents[2] / "docs" / "limits.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    first = lines.index("| 什么 | 上限 | 格式 |") + 2
    rows = lines[first : lines.index("", first)]
    assert rows == [
        f"| {limit.what.zh} | {limit.most_in(Lang.ZH)} | {limit.formats.zh} |" for limit in LIMITS.values()
    ]
