from __future__ import annotations

import re
from importlib import resources

import pytest

STYLE = resources.files("heshi.reporters.web").joinpath("style.css").read_text("utf-8")
ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
TONES = ("contradicted", "partial", "missing", "supported", "suppressed")

SCHEMES = [dict(COLOUR.findall(block)) for block in ROOT.findall(STYLE)][:3]
"""The colours by day, by night and on paper; the last two say what is different."""

PAIRS = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("soft", "paper"),
    ("soft", "sheet"),
    ("seal-ink", "seal"),
    *(pair for tone in TONES for pair in ((tone, "paper"), (tone, "sheet"), (tone, f"{tone}-wash"))),
    *(("ink", f"{tone}-wash") for tone in TONES),
    *(("sheet", tone) for tone in TONES),
]
"""What is written on what."""
EDGES = [("edge", "paper"), ("edge", "sheet"), ("focus", "paper"), ("focus", "sheet")]
"""The edges of what can be used, and the ring around what has the focus."""


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", range(3), ids=["day", "night", "paper"])
def test_all_is_readable(scheme: int) -> None:
    """Level AA: 4.5 for text, 3 for what is no text (WCAG 2.2, 1.4.3 and 1.4.11)."""
    colours = SCHEMES[0] | SCHEMES[scheme]
    weak = {pair for pair in PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 4.5}
    weak |= {pair for pair in EDGES if contrast(colours[pair[0]], colours[pair[1]]) < 3}
    assert weak == set()


def test_the_night_changes_every_colour_but_what_stands_on_the_seal() -> None:
    assert SCHEMES[0].keys() == SCHEMES[1].keys()
    assert {name for name in SCHEMES[0] if SCHEMES[0][name] == SCHEMES[1][name]} == {"seal-ink"}


def test_the_style_loads_nothing() -> None:
    assert re.findall(r"url\(|@import|@font-face|image-set|expression", STYLE) == []
