"""What a check of a long draft costs: processor seconds and memory, each in a process of its own.

Run with ``python bench/large.py [--megabytes N …] [--rules SHEET …]``. The drafts are made from the prose of
``bench/recognise.py``: a Markdown draft, one text without line ends, a text in which no sheet finds anything,
and one in which nearly everything is a match. Besides the sheets of the repository there is one whose topics
stand in every paragraph. Memory is the most that the process ever held, the interpreter and the segmenter's
model included.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
MEGABYTE: Final = 1_000_000
SHEETS: Final = ("rules/alimama-tencent.yaml", "rules/harbour-earnings.yaml")

EVERYWHERE: Final = """
sheet: everywhere
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: published-on
    says: 青禾科技于3月12日发布2023年年度报告
    about: [青禾科技, 发布]
    date: 3月12日
  - id: revenue
    says: 青禾科技全年实现营业收入120.5亿元
    about: [青禾科技, 营业收入]
    quantity: {value: 120.5亿元, of: [营业收入]}
  - id: users
    says: 该平台注册用户近800万人
    about: [平台, 注册用户]
    quantity: {value: 近800万人, of: [注册用户]}
  - id: no-buyback
    says: 公司不会回购股份
    about: [公司, 回购]
    statement: denied
  - id: products
    says: 公司的产品包括平台、股份、用户
    about: [公司, 包括]
    list: [平台, 股份, 用户]
  - id: promise
    says: 李明说：“我们会坚持下去”
    about: [公司]
    quote: {text: 我们会坚持下去, by: 李明}
"""
"""A sheet whose topics stand in every paragraph of the generated prose."""


def texts(size: int) -> dict[str, tuple[str, str]]:
    """Return the drafts of about a size in bytes, by their names: the suffix and the text of each."""
    sys.path.insert(0, str(Path(__file__).parent))
    from readers import draft, plain  # noqa: PLC0415 - a script beside this one

    weather = "风吹过山谷的时候，树叶轻轻摇晃着发出声响，而河水依旧向东流去。"

    def repeated(sentence: str) -> str:
        line = f"　　{sentence * 3}\n"
        return line * (size // len(line.encode()))

    return {
        "draft": (".md", draft(size)),
        "one line": (".txt", plain(size).replace("\n", "")),
        "no match": (
            ".txt",
            repeated(weather),
        ),
        "all matches": (".txt", repeated("青禾科技发布公告。")),
    }


def measure(draft: Path, sheet: Path) -> str:
    """Return the seconds and the memory of one check, as a row of the table has them."""
    command = [sys.executable, __file__, "--one", str(draft), str(sheet)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - this script


def one(draft: str, sheet: str) -> None:
    """Check one draft and print what it took; this process is for it alone."""
    arguments = ["check", draft, "--rules", sheet, "--no-config", "--format", "json", "--today", "2024-03-15"]
    command = [sys.executable, "-m", "heshi", *arguments]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - this very package
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:8.1f} s {used.ru_maxrss / 1000:8.0f} MB  exit {done.returncode}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[1.0, 2.0, 4.0])
    parser.add_argument("--rules", nargs="+", default=[str(ROOT / sheet) for sheet in SHEETS])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(*asked.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        everywhere = Path(folder, "everywhere.yaml")
        everywhere.write_text(EVERYWHERE, encoding="utf-8")
        for megabytes in asked.megabytes:
            for name, (suffix, text) in texts(int(megabytes * MEGABYTE)).items():
                draft = Path(folder, f"draft{suffix}")
                draft.write_text(text, encoding="utf-8")
                for sheet in (*map(Path, asked.rules), everywhere):
                    row = measure(draft, sheet).rstrip()
                    print(f"{megabytes:6.1f} MB  {name:14}{sheet.stem:20}{row}", flush=True)


if __name__ == "__main__":
    main()
