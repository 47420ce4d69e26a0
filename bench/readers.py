"""How fast each reader reads, and how much memory it takes, beside markdown-it-py's parse alone, in one run.

Run with ``python bench/readers.py [--megabytes N] [--large]``. The text is newspaper prose from
``bench/recognise.py``: as a draft (a heading every dozen paragraphs, one paragraph in five with bold text, a
link, a quote, a list or an image), and as a page full of markup (short list items, tables, links, code);
beside it the repository's own stories, one after the other with other figures.
Speed is that of ``read_bytes``: decoding, parsing, blocks and the checked offset map; the best of several
runs, in bytes a second of processor time. Memory is the peak that ``tracemalloc`` sees beyond the file's
bytes, for once, twice and four times the file. ``--large`` reads 50 MB of each too, in a process of its own.
markdown-it-py is optional: ``pip install 'heshi[bench]'``.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import resource
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Final

from heshi.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROUNDS: Final = 5
"""How often each is run; the best counts."""
LARGE: Final = 50
"""In megabytes."""
MEGABYTE: Final = 1_000_000


def paragraphs(size: int) -> list[str]:
    """Return paragraphs of about ``size`` bytes together."""
    sys.path.insert(0, str(Path(__file__).parent))
    pool: list[str] = importlib.import_module("recognise").generated(100_000)
    bytes_in_pool = sum(len(text.encode()) + 2 for text in pool)
    return (pool * (size // bytes_in_pool + 1))[: max(1, len(pool) * size // bytes_in_pool)]


def draft(size: int) -> str:
    """Return a Markdown draft."""
    draw = random.Random(7)  # noqa: S311 - a text, not a secret
    out = []
    for index, text in enumerate(paragraphs(size)):
        if index % 12 == 0:
            out.append(f"## {text[:14].strip('，。')}")
        way = draw.random()
        first = text.split("，")[0]
        if way < 0.12:  # noqa: PLR2004 - shares of what drafts hold
            text = f"**{first}**{text[len(first) :]}"  # noqa: PLW2901 - the paragraph, marked up
        elif way < 0.16:  # noqa: PLR2004
            text = f"据[公告](https://example.com/{index})，{text}"  # noqa: PLW2901
        elif way < 0.18:  # noqa: PLR2004
            text = "\n".join(f"- {part}" for part in text.split("。") if part)  # noqa: PLW2901
        elif way < 0.2:  # noqa: PLR2004
            text = f"> {text}"  # noqa: PLW2901
        elif way < 0.21:  # noqa: PLR2004
            text = f"![发布会现场](images/{index}.png)"  # noqa: PLW2901
        out.append(text)
    return "\n\n".join(out)


def marked_up(size: int) -> str:
    """Return a Markdown page with hardly a paragraph that has no markup."""
    out = []
    for index, text in enumerate(paragraphs(size // 2)):
        parts = [part for part in text.split("，") if part]
        out.append(f"### **{index}** `{parts[0][:6]}`")
        out.append("\n".join(f"- [{part[:8]}](#{index})：*{part}*" for part in parts[:4]))
        out.append(
            "| 项 | 值 |\n|:--|--:|\n"
            + "\n".join(f"| {part[:6]} | **{part[6:12]}** |" for part in parts[4:7])
        )
        out.append(f"```\n{text[:40]}\n```")
    return "\n\n".join(out)


def stories(size: int) -> str:
    """Return the faithful drafts of the repository's stories, over and over, the figures changed."""
    draw = random.Random(3)  # noqa: S311 - a text, not a secret
    folder = Path(__file__).parents[1] / "fixtures"
    drafts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/faithful.md"))]
    bodies = [re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL) for text in drafts]
    out: list[str] = []
    length = 0
    while length < size:
        out.append(re.sub(r"\d", lambda _: str(draw.randrange(10)), draw.choice(bodies)))
        length += len(out[-1].encode())
    return "\n\n".join(out)


def page(size: int) -> str:
    """Return an HTML page with much markup, as publishing systems write them."""
    body = "\n".join(
        f'<p style="text-indent: 2em;"><span class="s">{text[:9]}</span>'
        f"<strong>{text[9:14]}</strong>{text[14:]}&nbsp;</p>"
        for text in paragraphs(size * 3 // 4)
    )
    return f"<!DOCTYPE html><html><head><title>稿件</title></head><body><main>\n{body}\n</main></body></html>"


def wechat(size: int) -> str:
    """Return an article of a WeChat account: deep sections, text in short spans."""
    return "\n".join(
        "<section><section><p style='letter-spacing: 1px;'>"
        + "".join(
            f'<span style="font-size: 15px;">{text[at : at + 6]}</span>' for at in range(0, len(text), 6)
        )
        + "</p></section></section>"
        for text in paragraphs(size // 4)
    )


def plain(size: int) -> str:
    """Return plain text."""
    return "\n".join(f"　　{text}" for text in paragraphs(size))


def made_for_tests(name: str) -> ModuleType:
    """Return a module of the tests that writes a format."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    return importlib.import_module(name)


def word(size: int) -> bytes:
    """Return a docx in runs of a few words; its parts are stored, so that its size is that of its XML."""
    write = made_for_tests("make_docx")
    body = [
        write.p(
            *(write.r(text[at : at + 12], "<w:b/>" if at % 5 == 0 else "") for at in range(0, len(text), 12))
        )
        for text in paragraphs(size // 4)
    ]
    packed: bytes = write.docx(*body)
    return packed


def pages(size: int) -> bytes:
    """Return a PDF of full pages."""
    write = made_for_tests("make_pdf")
    text = "".join(paragraphs(size // 2))
    lines = [text[at : at + 36] for at in range(0, len(text), 36)]
    set_: bytes = write.pdf(*(write.column(*lines[at : at + 38]) for at in range(0, len(lines), 38)))
    return set_


def encoded(make: Callable[[int], str], encoding: str = "utf-8") -> Callable[[int], bytes]:
    """Return what makes the bytes of a format that is text."""
    return lambda size: make(size).encode(encoding)


FORMATS: Final[dict[str, tuple[str, Callable[[int], bytes]]]] = {
    "markdown, draft": (".md", encoded(draft)),
    "markdown, stories": (".md", encoded(stories)),
    "markdown, markup": (".md", encoded(marked_up)),
    "html, page": (".html", encoded(page)),
    "html, wechat": (".html", encoded(wechat)),
    "plain text": (".txt", encoded(plain)),
    "plain text, GB18030": (".txt", encoded(plain, "gb18030")),
    "docx": (".docx", word),
    "pdf": (".pdf", pages),
}
"""Each format: its suffix, and what makes a file of about a size in bytes."""


def best(run: Callable[[], object]) -> float:
    """Return the least processor time of several runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)


def peak(data: bytes, name: str) -> int:
    """Return the most memory that reading takes, in bytes."""
    tracemalloc.start()
    read_bytes(data, name)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        large(asked.only)
        return
    size = int(asked.megabytes * MEGABYTE)
    print(f"{'':22}{'MB/s':>7}{'memory ÷ file, ×1 ×2 ×4':>28}{'markdown-it-py':>16}{'ratio':>7}")
    for name, (suffix, make) in FORMATS.items():
        data = make(size)
        spent = best(lambda data=data, suffix=suffix: read_bytes(data, f"a{suffix}"))  # type: ignore[misc]
        sizes = [make(size * times) for times in (1, 2, 4)]
        memory = "".join(f"{peak(each, f'a{suffix}') / len(each):7.1f}" for each in sizes)
        print(f"{name:22}{len(data) / MEGABYTE / spent:7.1f}{memory:>28}{against(data, spent, suffix)}")
    if asked.large:
        for name in FORMATS:
            command = [sys.executable, __file__, "--only", name]
            subprocess.run(command, check=True)  # noqa: S603 - this very script


def against(data: bytes, spent: float, suffix: str) -> str:
    """Return the columns of markdown-it-py: its speed, and how many times as fast Heshi is."""
    if suffix != ".md":
        return ""
    try:
        parser = importlib.import_module("markdown_it").MarkdownIt("commonmark").enable(["table"])
    except ImportError:
        return f"{'not installed':>16}"
    text = data.decode()
    peer = best(lambda: parser.parse(text))
    return f"{len(data) / MEGABYTE / peer:16.1f}{peer / spent:7.1f}"


def large(name: str) -> None:
    """Print the time and the memory of one large file, this process being for it alone."""
    suffix, make = FORMATS[name]
    data = make(LARGE * MEGABYTE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    document = read_bytes(data, f"a{suffix}")
    spent = time.process_time() - begun
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{name:22}{len(data) / MEGABYTE:6.1f} MB in {spent:5.1f} s, {len(document.blocks)} blocks, "
        f"peak {after / 1000:.0f} MB of which {before / 1000:.0f} MB before"
    )


if __name__ == "__main__":
    main()
