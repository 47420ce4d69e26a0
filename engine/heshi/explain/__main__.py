"""Writes the pages of the kinds: ``python -m heshi.explain --write docs/kinds``."""

from __future__ import annotations

import argparse
from pathlib import Path

from heshi.explain.manual import kind_page
from heshi.kinds import KINDS
from heshi.words import Lang


def main() -> None:
    """Write one page for each kind, in Chinese."""
    parser = argparse.ArgumentParser(prog="python -m heshi.explain", description=__doc__)
    parser.add_argument("--write", type=Path, required=True, metavar="FOLDER", help="where the pages go")
    folder: Path = parser.parse_args().write
    folder.mkdir(parents=True, exist_ok=True)
    for name, kind in KINDS.items():
        (folder / f"{name}.md").write_text(kind_page(kind, Lang.ZH), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
