"""The worst that a text can do: processor seconds for hostile texts of growing length, for every recogniser.

Run with ``python bench/adversarial.py [--length CHARACTERS] [--recogniser NAME …]``. Every text is
a short piece repeated; its length is doubled three times. The cost is linear where the last doubling
costs about twice as much: a ratio of 3 or more is marked ``!``, and the exit status is then 1. A
measurement stops after the time limit, and the longer lengths are left out (``-``).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Final

from heshi.recognise.dates import find_dates
from heshi.recognise.lists import find_lists
from heshi.recognise.names import Name, NameMatcher
from heshi.recognise.quantities import find_quantities
from heshi.recognise.quotes import find_quotes
from heshi.recognise.stance import find_stances
from heshi.text.normal import normalise
from heshi.text.sentences import split_sentences

DOUBLINGS: Final = 3
"""How often the length is doubled to reach the full one."""

SUPERLINEAR: Final = 3.0
"""A doubling that costs more than this is not linear; noise on a busy machine stays below."""

TOO_SHORT: Final = 0.05
"""Seconds below which a measurement says nothing about growth."""

ENOUGH: Final = 60.0
"""Seconds after which longer texts of the same piece are left out."""

PIECES: Final = {
    "一": "一",
    "digits": "1",
    "digits 0-9": "1234567890",
    "年月日": "年月日",
    "1年": "1年",
    "一年": "一年",
    "2023年": "2023年",
    "1月": "1月",
    "9月25日至": "9月25日至",
    "2023-": "2023-",
    "1-": "1-",
    "1:": "1:",
    "1,": "1,",
    "1.": "1.",
    "一1": "一1",
    "一 ": "一 ",
    "周一": "周一",
    "上": "上",
    "近": "近",
    "去年": "去年",
    "第一": "第一",
    "1至": "1至",
    "12家": "12家",
    "1元": "1元",
    "1个": "1个",
    "三成": "三成",
    "百分之": "百分之",
    "几十": "几十",
    "十五": "十五",
    "万亿": "万亿",
    "拾": "拾",
    "增长": "增长",
    "增长1%": "增长1%",
    "超过": "超过",
    "翻": "翻",
    "¥": "¥",
    "京东": "京东",
    "北京东城": "北京东城",
    "的": "的",
    "没": "没",
    "没有": "没有",
    "不是": "不是",
    "是否": "是否",
    "说": "说",
    "说:": "说:",
    "A、": "A、",
    "阿里、": "阿里、",
    "、": "、",
    "和": "和",
    "甲和": "甲和",
    "包括": "包括",
    "等": "等",
    ",": ",",
    "。": "。",
    "甲,": "甲,",
    "“": "“",
    "”": "”",
    "“”": "“”",
    "“甲”、": "“甲”、",
    '"': '"',
    "「": "「",
    "(": "(",
    "()": "()",
    "《": "《",
    "space": " ",
    "line feed": "\n",
    "a": "a",
    "😀": "😀",
}
"""What the texts repeat, by the name in the table."""

Recogniser = Callable[[str], object]


def recognisers() -> dict[str, Recogniser]:
    """Return every recogniser, as a function of the normal form."""
    matcher = NameMatcher([Name("京东"), Name("阿里"), Name("一"), Name("没有")])
    return {
        "dates": find_dates,
        "quantities": find_quantities,
        "names": matcher.find,
        "lists": find_lists,
        "quotes": find_quotes,
        "stance": lambda normal: find_stances(normal, split_sentences(normal)),
        "sentences": split_sentences,
        "normal": normalise,
    }


def seconds(recogniser: Recogniser, piece: str, length: int) -> float:
    """Return the processor seconds for ``length`` characters of a repeated piece."""
    text = (piece * (length // len(piece) + 1))[:length]
    begin = time.process_time()
    recogniser(text)
    return time.process_time() - begin


def measure(recogniser: Recogniser, piece: str, lengths: list[int]) -> list[float]:
    """Return the seconds for each length, as far as they stay within bounds."""
    taken: list[float] = []
    for length in lengths:
        taken.append(seconds(recogniser, piece, length))
        if taken[-1] > ENOUGH:
            break
    return taken


def growth(taken: list[float]) -> float | None:
    """Return what the last doubling cost; None where the times are too short to tell."""
    if len(taken) < DOUBLINGS or taken[-2] < TOO_SHORT:
        return None
    return taken[-1] / taken[-2]


def main() -> int:
    """Print the table; return 1 where a cost is not linear."""
    parser = argparse.ArgumentParser(description="Seconds for hostile texts of growing length.")
    parser.add_argument("--length", type=int, default=1_000_000, help="code points of the longest texts")
    parser.add_argument("--recogniser", action="append", choices=[*recognisers()], help="only these")
    parser.add_argument("--piece", action="append", choices=[*PIECES], help="only these texts")
    arguments = parser.parse_args()
    lengths = [arguments.length >> shift for shift in range(DOUBLINGS, -1, -1)]
    print(
        f"{'recogniser':12}{'piece':14}" + "".join(f"{length:>11,}" for length in lengths) + f"{'ratio':>8}"
    )
    worst = 0
    for name, recogniser in recognisers().items():
        if arguments.recogniser and name not in arguments.recogniser:
            continue
        slowest = 0.0
        for title in arguments.piece or PIECES:
            taken = measure(recogniser, PIECES[title], lengths)
            if (growth(taken) or 0) >= SUPERLINEAR:  # a busy machine may be the cause: the faster counts
                taken = [
                    min(pair)
                    for pair in zip(taken, measure(recogniser, PIECES[title], lengths), strict=False)
                ]
            ratio = growth(taken)
            bad = ratio is not None and ratio >= SUPERLINEAR
            worst |= bad or len(taken) < len(lengths)
            slowest = max(slowest, taken[-1])
            cells = [f"{value:11.3f}" for value in taken] + ["          -"] * (len(lengths) - len(taken))
            shown = "" if ratio is None else f"{ratio:.2f}{'!' if bad else ''}"
            print(f"{name:12}{title:14}{''.join(cells)}{shown:>8}", flush=True)
        print(f"{name:12}slowest {slowest:.3f} s")
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
