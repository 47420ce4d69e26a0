"""How long ``heshi`` takes before it has done anything, as a multiple of Python's own start in the same run.

Run with ``python bench/startup.py [--runs N]``. Each call is a process of its own; all calls take turns, so
that a machine that slows down slows all of them. Quoted are the median of each call's processor time, in
milliseconds, and the median of its ratio to ``python -c pass`` in the same turn: the ratio holds on other
machines too. What the calls of the parser cost by itself stands beside them.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SAMPLES: Final = ROOT / "fixtures" / "samples"
STORY: Final = ROOT / "fixtures" / "alimama-tencent"

BARE: Final = "python -c pass"
"""What all others are measured by."""

CALLS: Final = {
    BARE: ("-c", "pass"),
    "import typer": ("-c", "import typer"),
    "import typer, pydantic": ("-c", "import typer; from pydantic import TypeAdapter"),
    "import heshi": ("-c", "import heshi"),
    "heshi --version": ("-m", "heshi", "--version"),
    "heshi --help": ("-m", "heshi", "--help"),
    "heshi chekc": ("-m", "heshi", "chekc"),
    "heshi check --bogus": ("-m", "heshi", "check", "--bogus"),
    "heshi check, one claim": ("-m", "heshi", "check", "one.txt", "--rules", "one.yaml", "--no-config"),
    "heshi check, two claims": (
        *("-m", "heshi", "check", str(SAMPLES / "draft.md")),
        *("--rules", str(SAMPLES / "news.yaml"), "--no-config"),
    ),
    "heshi check, a story": (
        *("-m", "heshi", "check", str(STORY / "faithful.md")),
        *("--rules", str(ROOT / "rules" / "alimama-tencent.yaml"), "--no-config"),
    ),
}
"""The calls: what follows ``python``."""

SHEET: Final = """
sheet: one
title: 大会
claims:
  - {id: on, says: 大会9月25日开幕, about: [大会, 开幕], date: 9月25日}
"""
DRAFT: Final = "大会9月25日开幕。"


def cost(arguments: tuple[str, ...], folder: str, environment: dict[str, str]) -> float:
    """Return the processor time of one process in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - this interpreter, on the calls above
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Print a table with a row for each call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="how often each call is made; default 20")
    runs: int = parser.parse_args().runs
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    costs: dict[str, list[float]] = {name: [] for name in CALLS}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "one.yaml").write_text(SHEET, encoding="utf-8")
        (Path(folder) / "one.txt").write_text(DRAFT, encoding="utf-8")
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        for turn in range(runs + 1):
            for name, arguments in CALLS.items():
                spent = cost(arguments, folder, environment)
                if turn:  # the first turn compiles the modules
                    costs[name].append(spent)
    print("| call | ms | × python |\n| --- | ---: | ---: |")
    for name, each in costs.items():
        ratios = [one / base for one, base in zip(each, costs[BARE], strict=True)]
        print(f"| `{name}` | {statistics.median(each):.0f} | {statistics.median(ratios):.1f} |")


if __name__ == "__main__":
    main()
