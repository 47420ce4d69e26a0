"""How well the article is told from the rest of a page, beside main-content extractors, in one run.

Run with ``python bench/article.py``. The pages are those of ``fixtures/readers/pages``, modelled on the
structures of large Chinese sites and publishing systems; what is article in them carries ``data-article``.
Kept is the share of the article's characters that is read, clean the share of what is read that is the
article's; both over four-character sequences, so that order and whole sentences count. Peers are optional:
``pip install 'heshi[bench]'`` brings them, and one that is missing is said to be so.
"""

from __future__ import annotations

import importlib
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from heshi.readers import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES: Final = Path(__file__).parents[1] / "fixtures" / "readers" / "pages"
LENGTH: Final = 4
_TAG = re.compile(r"<[^>]*>")


def ours(page: str) -> str:
    """Return what Heshi reads."""
    return read_text(page, "page.html").prose


def peers() -> dict[str, Callable[[str], str]]:
    """Return the extractors that are installed."""
    found: dict[str, Callable[[str], str]] = {"heshi": ours}
    modules: dict[str, Any] = {}
    for name in ("trafilatura", "readability"):
        try:
            modules[name] = importlib.import_module(name)
        except ImportError:
            print(f"{name}: not installed")
    if "trafilatura" in modules:
        extract = modules["trafilatura"].extract
        found["trafilatura"] = lambda page: extract(page, include_comments=False) or ""
        found["trafilatura, recall"] = lambda page: (
            extract(page, include_comments=False, favor_recall=True) or ""
        )
    if "readability" in modules:
        found["readability-lxml"] = lambda page: _TAG.sub("", modules["readability"].Document(page).summary())
    return found


def truth(page: str) -> str:
    """Return the text of the elements that are marked as article."""
    parser = importlib.import_module("lxml.html").fromstring(page.encode())
    marked = parser.xpath("//*[@data-article][not(ancestor::*[@data-article])]")
    return "\n".join(element.text_content() for element in marked)


def grams(text: str) -> Counter[str]:
    """Return the four-character sequences of a text without blanks, each as often as it is there."""
    closed = re.sub(r"[\s\ufe0e]+", "", text)
    return Counter(closed[at : at + LENGTH] for at in range(len(closed) - LENGTH + 1))


def main() -> None:
    """Print the table."""
    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.html"))}
    wanted = {name: grams(truth(page)) for name, page in pages.items()}
    print(f"{'':22}{'kept':>8}{'clean':>8}{'worst kept':>12}{'ms a page':>11}")
    for name, read in peers().items():
        kept, clean = [], []
        begun = time.process_time()
        read_pages = {each: read(page) for each, page in pages.items()}
        spent = (time.process_time() - begun) * 1000 / len(pages)
        for each, text in read_pages.items():
            found = grams(text)
            both = (found & wanted[each]).total()
            kept.append(both / max(1, wanted[each].total()))
            clean.append(both / max(1, found.total()))
        means = (sum(kept) / len(kept), sum(clean) / len(clean), min(kept))
        print(f"{name:22}{means[0]:8.3f}{means[1]:8.3f}{means[2]:12.3f}{spent:11.2f}")


if __name__ == "__main__":
    main()
