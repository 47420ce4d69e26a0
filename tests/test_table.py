from __future__ import annotations

import sys

import pytest

from heshi.table import Table


def test_the_keys_are_told_without_importing_anything() -> None:
    table: Table[object] = Table("x", {"b": "no_such_module", "a": "nor_such_a_one"})
    assert list(table) == ["b", "a"]
    assert len(table) == 2
    assert "a" in table
    assert "c" not in table
    with pytest.raises(ModuleNotFoundError):
        _ = table["a"]


def test_an_entry_is_imported_when_it_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    table: Table[str] = Table("__name__", {"shelf": "shelve"})
    monkeypatch.delitem(sys.modules, "shelve", raising=False)
    assert table["shelf"] == "shelve"
    assert "shelve" in sys.modules
    assert table.get("none") is None
    with pytest.raises(KeyError):
        _ = table["none"]
