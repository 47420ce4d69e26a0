"""The samples of trouble under ``fixtures/readers``: each with what ``heshi text`` prints of it, reviewed.

``pytest tests/readers/test_samples.py --update-samples`` writes what is printed now; read the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi.cli.proses import as_text
from heshi.readers import READERS, read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshi.document import Document

ROOT = Path(__file__).parents[2] / "fixtures" / "readers"
SAMPLES = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/*") if path.suffix.lower() in READERS
)
ENOUGH = 10


def snapshot(name: str) -> Path:
    return ROOT / f"{name}.expected"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_as_it_was_reviewed(
    name: str,
    contract: Callable[[Document], None],
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    monkeypatch.chdir(ROOT)
    document = read_file(name)
    contract(document)
    printed = as_text([document])
    if pytestconfig.getoption("--update-samples"):
        snapshot(name).write_text(printed, encoding="utf-8", newline="\n")
    assert printed == snapshot(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", sorted({Path(name).parent.name for name in SAMPLES}))
def test_a_format_has_samples_enough(folder: str) -> None:
    assert sum(Path(name).parent.name == folder for name in SAMPLES) >= ENOUGH


def test_no_snapshot_is_left_over() -> None:
    left = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/*.expected")}
    assert left == {f"{name}.expected" for name in SAMPLES}
