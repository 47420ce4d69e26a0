"""How fast the recognisers read, beside jionlp and dateparser, on the same generated text in one run.

Run with ``python bench/recognise.py [--characters N]``. The text is newspaper prose built from templates with
numbers and dates drawn from a fixed seed. The peers are optional: ``pip install 'heshi[bench]'`` brings them,
and one that is missing is said to be so. Peers are given paragraph by paragraph what ours read at once;
every figure is the best of several runs, in code points a second of processor time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import random
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from heshi.recognise.dates import find_dates
from heshi.recognise.lists import find_lists
from heshi.recognise.quantities import find_quantities
from heshi.recognise.quotes import find_quotes
from heshi.recognise.stance import find_stances
from heshi.text.normal import normalise
from heshi.text.sentences import split_sentences

REFERENCE: Final = dt.date(2024, 3, 15)
"""The day that relative dates are counted from, for all alike."""

ROUNDS: Final = 3
"""How often each is run at the least; the best counts."""

ENOUGH: Final = 2.0
"""For how many seconds each is run at the least."""

SENTENCES: Final = (
    "{month}月{day}日，青禾科技发布{year}年年度报告，全年实现营业收入{money}亿元，同比增长{percent}%。",
    "公告显示，公司拟以自有资金回购股份，回购价格不超过{price}元/股，期限为自董事会审议通过之日起{months}个月内。",
    "记者从发布会上获悉，该平台注册用户已近{people}万人，其中约{percent}%来自三线以下城市。",
    "{year}年前三季度，全市地区生产总值{money}亿元，比上年同期提高{point}个百分点。",
    "昨日下午{hour}点半，双方在杭州签署合作协议，并计划于下周一启动首批试点。",
    "业内人士认为，市场竞争的关键在于服务，而不只是价格。",
    "根据通知，即日起至{month}月{day}日，市民可凭有效证件免费参观，每周一闭馆。",
    "受冷空气影响，未来三天我省大部有小到中雨，最低气温降至{hour}℃左右。",
    "上半场第{day}分钟，客队利用角球机会扳平比分，全场观众超过{people}00人。",
    "“我们没有调整计划，”该负责人表示，“新厂房会在年底前投产。”",
    "清光绪二十四年，这里建起了第一所新式学堂，上世纪八十年代才迁到现址。",
    "项目占地{months}00亩，总投资{price}亿元，建成后可提供就业岗位{people}0多个。",
    "会议指出，要坚持问题导向，推动各项工作落到实处、见到成效。",
    "该车型续航里程{people}公里，售价{price}万元起，将于{year}-{month:02}-{day:02}正式上市。",
)
"""Sentences of reports, notices, weather, sport and history; a third of them hold no number at all or one."""

Read = Callable[[str], object]


def generated(characters: int) -> list[str]:
    """Return paragraphs of about ``characters`` code points together."""
    draw = random.Random(20240315)  # noqa: S311 - a text, not a secret
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < characters:
        paragraphs.append(
            "".join(
                draw.choice(SENTENCES).format(
                    year=draw.randint(1998, 2024),
                    month=draw.randint(1, 12),
                    day=draw.randint(1, 28),
                    hour=draw.randint(1, 11),
                    months=draw.randint(2, 36),
                    money=draw.randint(100, 99999) / 100,
                    percent=draw.randint(10, 999) / 10,
                    point=draw.randint(1, 99) / 10,
                    price=draw.randint(5, 300),
                    people=draw.randint(100, 999),
                )
                for _ in range(5)
            ),
        )
    return paragraphs


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the seconds of the fastest of several runs; what is quick is run more often."""
    taken: list[float] = []
    while len(taken) < rounds or sum(taken) < ENOUGH:
        begin = time.process_time()
        run()
        taken.append(time.process_time() - begin)
    return min(taken)


def installed(name: str) -> Any:  # noqa: ANN401 - a peer publishes no types
    """Return a peer's module, or None where it is not installed, which is said."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        print(f"{name} is left out ({error}); install it with: pip install 'heshi[bench]'")
        return None


def peers() -> dict[str, Read]:
    """Return the peers that are installed, each as a reader of one paragraph."""
    found: dict[str, Read] = {}
    jionlp = installed("jionlp")
    if jionlp is not None:
        base = {"year": REFERENCE.year, "month": REFERENCE.month, "day": REFERENCE.day}
        found["jionlp time"] = lambda text: jionlp.ner.extract_time(text, time_base=base)
        found["jionlp money"] = jionlp.ner.extract_money
    search = installed("dateparser.search")
    if search is not None:
        settings = {"RELATIVE_BASE": dt.datetime(2024, 3, 15)}  # noqa: DTZ001 - a day without a zone
        found["dateparser"] = lambda text: search.search_dates(text, languages=["zh"], settings=settings)
    return found


def ours() -> dict[str, Read]:
    """Return our recognisers, each as a reader of the whole normal form."""
    return {
        "normal form": normalise,
        "sentences": split_sentences,
        "dates": lambda normal: find_dates(normal, REFERENCE),
        "quantities": find_quantities,
        "lists": find_lists,
        "quotes": find_quotes,
        "stance": lambda normal: find_stances(normal, split_sentences(normal)),
    }


def main() -> int:
    """Print a line for every recogniser and peer; return 1 where dates are not 20 times as fast as jionlp."""
    parser = argparse.ArgumentParser(description="Characters a second, ours and the peers'.")
    parser.add_argument("--characters", type=int, default=30_000)
    paragraphs = generated(parser.parse_args().characters)
    text = "\n".join(paragraphs)
    normal = normalise(text)
    speeds: dict[str, float] = {}
    for name, read in ours().items():
        read(normal[:1000])  # compiles what is compiled when first used
        speeds[name] = len(text) / best(lambda read=read: read(normal))  # type: ignore[misc] # bound now
    for name, read in peers().items():
        read(paragraphs[0])  # loads what is loaded when first used
        speeds[name] = len(text) / best(lambda read=read: [read(part) for part in paragraphs], rounds=1)  # type: ignore[misc] # bound now
    dates, quantities = find_dates(normal), find_quantities(normal)
    print(f"{len(text):,} code points, {len(dates)} dates, {len(quantities)} quantities")
    print(f"{'':16}{'characters/s':>14}{'of our dates':>14}")
    for name, speed in speeds.items():
        print(f"{name:16}{speed:>14,.0f}{speed / speeds['dates']:>14.3f}")
    if "jionlp time" not in speeds:
        return 0
    times = speeds["dates"] / speeds["jionlp time"]
    print(f"dates are read {times:.1f} times as fast as by jionlp")
    return int(times < 20)  # noqa: PLR2004 - what we promise


if __name__ == "__main__":
    sys.exit(main())
