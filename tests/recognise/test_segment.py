from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise import lexicon, segment
from heshi.recognise.lexicon import is_word, word_ends
from heshi.recognise.segment import Segmenter, missing_file, pruned_model, user_cache

if TYPE_CHECKING:
    from pathlib import Path

SEGMENTER = Segmenter()


def words(sentence: str) -> list[str]:
    return [span.of(sentence) for span in SEGMENTER.words(sentence)]


def test_words_of_a_sentence() -> None:
    assert words("他在北京东城区加快手续办理,共30项。") == [
        *("他", "在", "北京", "东城区", "加快", "手续", "办理", ",", "共", "30", "项", "。")
    ]


def test_spaces_belong_to_no_word() -> None:
    assert words(" 京东  方面 ") == ["京东", "方面"]
    assert words(" \u3000\n") == []
    assert words("") == []


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_words_hold_every_character_but_spaces(sentence: str) -> None:
    spans = SEGMENTER.words(sentence)
    assert list(spans) == sorted(spans)
    assert "".join(span.of(sentence) for span in spans) == "".join(sentence.split())


def test_a_lone_surrogate_is_a_character() -> None:
    assert "".join(words("京东\ud800")) == "京东\ud800"


def test_nothing_is_loaded_before_a_sentence_comes() -> None:
    segmenter = Segmenter()
    assert not segmenter.loaded
    segmenter.words("京东")
    assert segmenter.loaded


SHEET = """
sheet: s
as_of: 2023-09-26
names: {阿里妈妈: [Alimama], 腾讯广告: [], 京东: [], 视频号: [微信视频号]}
claims:
  - id: on
    says: 阿里妈妈与腾讯广告于9月25日宣布合作
    about: [阿里妈妈, 腾讯广告, {any: [宣布, 官宣]}]
    date: 9月25日
  - id: placements
    says: 可投放的流量包括视频号、朋友圈、小程序
    about: [{any: [流量, 投放]}]
    list: [视频号, 朋友圈, 小程序]
"""
PLAIN = (
    "9月25日，阿里妈妈的商家大会上，腾讯广告宣布合作，可投放微信视频号、朋友圈、小程序的流量。京东未回应。"
)


@pytest.mark.parametrize(("draft", "needed"), [(PLAIN, False), (f"{PLAIN}会场在北京东城区。", True)])
def test_a_whole_check_loads_the_model_only_for_a_doubtful_name(
    draft: str,
    needed: bool,  # noqa: FBT001 - a column of the table above
    tmp_path: Path,
) -> None:
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    program = """
import sys
from heshi.cli import main
status = main(["check", "draft.md", "--rules", "sheet.yaml"])
loaded = {"spacy", "spacy_pkuseg", "pkuseg", "numpy"} & set(sys.modules)
sys.exit(f"{status} {sorted(loaded)}")
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    loaded = ["numpy", "spacy", "spacy_pkuseg"] if needed else []
    assert done.stderr.splitlines()[-1] == f"0 {loaded}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return where ``small`` puts its model."""
    return tmp_path / "package" / "models" / "ctb8"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, source: Path, tmp_path: Path) -> Path:
    """Put a model of three features in place of the wheel's; return an empty cache folder."""
    source.mkdir(parents=True)
    tags, weights = 5, [[0.1] * 5, [0.29, -0.31, 0, 0, 0], [0.2] * 5]
    edges = [float(number) for number in range(25)]
    numbers = [tags, 3 * 5 + 25, *(weight for row in weights for weight in row), *edges]
    (source / "model.txt").write_text("\n".join(map(str, numbers)))
    (source / "unigram_word.txt").write_text("京东\n北京\n", encoding="utf-8")
    (source / "tagIndex.txt").write_text("B 0\nB_single 1\nI 2\nI_end 3\nI_first 4\n")
    for number in range(10):
        (source / f"featureIndex.txt_{number}").write_text("")
    (source / "featureIndex.txt_0").write_text("1.$$ 0\n2.c.京 1\n2.c.东 2\n", encoding="utf-8")
    monkeypatch.setattr(segment, "package_folder", lambda _: source.parent.parent)
    return tmp_path / "cache"


def test_pruning_keeps_what_weighs(small: Path) -> None:
    import numpy as np  # noqa: PLC0415 - heavy, and for this test alone
    import srsly  # type: ignore[import-untyped]  # noqa: PLC0415 - as numpy

    steps: list[tuple[int, int]] = []
    folder = pruned_model(small, lambda done, total: steps.append((done, total)))
    assert srsly.read_msgpack(folder / "features.msgpack") == {
        "unigram": ["京东", "北京"],
        "bigram": [],
        "feature_to_idx": {"$$": 0, "c.京": 1},
        "tag_to_idx": {"B": 0, "B_single": 1, "I": 2, "I_end": 3, "I_first": 4},
    }
    with np.load(folder / "weights.npz") as arrays:
        assert arrays["sizes"].tolist() == [5, 2]
        assert arrays["w"].tolist() == [0.1] * 5 + [0.29, -0.31, 0, 0, 0] + list(range(25))
    assert steps == [(step, 12) for step in range(13)]


def test_a_model_is_built_once(small: Path) -> None:
    first = pruned_model(small)
    steps: list[int] = []
    assert pruned_model(small, lambda done, _: steps.append(done)) == first
    assert steps == []
    assert [path.name for path in small.iterdir()] == [first.name]


def test_a_change_of_the_wheel_or_the_pruning_builds_anew(
    small: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {pruned_model(small)}
    folders.add(pruned_model(small, prune_below=0.5))
    monkeypatch.setattr(segment, "version", lambda _: "0.0.99")
    folders.add(pruned_model(small))
    (source / "unigram_word.txt").write_text("京东\n北京\n南京\n", encoding="utf-8")
    folders.add(pruned_model(small))
    assert len(folders) == 4


def test_two_may_build_at_once(small: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        folders = set(pool.map(lambda _: pruned_model(small), range(8)))
    assert len(folders) == 1
    assert list(small.iterdir()) == list(folders)


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    program = "from heshi.recognise.segment import Segmenter; print(len(Segmenter().words('北京东城区')))"
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(tmp_path),
        "LOCALAPPDATA": str(tmp_path),
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    running = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    assert [(process.communicate()[0], process.returncode) for process in running] == [("2\n", 0)] * 2
    (cache,) = {path.parent for path in tmp_path.rglob("weights.npz")}
    assert [path.name for path in cache.parent.iterdir()] == [cache.name]


def test_a_build_that_breaks_off_leaves_nothing(small: Path, source: Path) -> None:
    (source / "tagIndex.txt").write_text("B\n")
    with pytest.raises(ValueError, match="unpack"):
        pruned_model(small)
    assert list(small.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_done_without(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write_text("a file, not a folder")
    monkeypatch.setattr(segment, "user_cache", lambda: small)
    assert [span.of("京东") for span in Segmenter().words("京东")] != []
    with pytest.raises(OSError, match="cache"):
        Segmenter(cache=small).words("京东")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"features\.msgpack is missing"):
        Segmenter(tmp_path).words("京东")


def test_what_a_folder_lacks(tmp_path: Path) -> None:
    assert missing_file(tmp_path) == tmp_path / "features.msgpack"
    (tmp_path / "features.msgpack").touch()
    assert missing_file(tmp_path) == tmp_path / "weights.npz"
    (tmp_path / "weights.npz").touch()
    assert missing_file(tmp_path) is None


def test_another_model_may_be_named(small: Path) -> None:
    folder = pruned_model(small)
    assert "".join(span.of("京东") for span in Segmenter(folder).words("京东")) == "京东"


def test_the_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == tmp_path / "heshi"


def test_words_of_the_list() -> None:
    assert word_ends("北京东城区") == (2,)
    assert word_ends("淘宝网络") == (2, 3)
    assert [is_word(word) for word in ("东城区", "京东方", "细微", "京")] == [True, False, True, False]
    assert word_ends("") == ()


@cache
def every_word() -> frozenset[str]:
    return frozenset(lexicon._words().split("\n"))  # noqa: SLF001 - what the search is checked against


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="北京东城区南西中国人的\n ,A", max_size=10))
def test_the_list_equals_a_set(text: str) -> None:
    known = every_word()
    assert word_ends(text) == tuple(n for n in range(2, min(8, len(text)) + 1) if text[:n] in known)


def test_a_package_that_is_not_installed() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        lexicon.package_folder("no_such_package")
