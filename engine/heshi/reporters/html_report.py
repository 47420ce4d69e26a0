"""The report as a page for a browser: one file that needs nothing else and asks the network for nothing.

The page is written with Jinja2, which spaCy brings along: it escapes every value, a value that is missing is
an error, and all text goes through one filter, so that no template can forget it. Nothing of the page is code
but its own scripts, which a content security policy names by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from heshi.reporters.base import Reporter, View
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from jinja2 import Environment

    from heshi.findings import Report

_FIRST = 'document.documentElement.classList.add("js");'
"""The script that runs before the page is there: from then on one part of the page is drawn at a time."""

_FILES = "heshi.reporters.web"
"""Where the templates, the style and the script are."""


def render(report: Report, view: View) -> str:
    """Return ``report`` as an HTML page, the same for the same report.

    Args:
        report: what a run found.
        view: the language of the page, and what counts as a gap.
    """
    # What only this format needs is loaded with it: the rest of Heshi starts the faster for it.
    from heshi.reporters.web.marks import Tone  # noqa: PLC0415
    from heshi.reporters.web.page import page_of  # noqa: PLC0415
    from heshi.reporters.web.words import KEYS, PAGE, TONES  # noqa: PLC0415

    style, script = _file("style.css"), _file("script.js")
    lang = view.lang
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            page=page_of(report, view),
            say={name: words.in_(lang) for name, words in PAGE.items()},
            tones={tone: TONES[tone].in_(lang) for tone in Tone if tone is not Tone.UNBACKED},
            help=[(keys, words.in_(lang)) for keys, words in KEYS],
            html_lang="zh-CN" if lang is Lang.ZH else "en",
            policy=_policy(style, _FIRST, script),
            style=style,
            first_script=_FIRST,
            script=script,
        )
    )


def _policy(style: str, *scripts: str) -> str:
    """Return the content security policy: no network, and no code and no style but the page's own.

    Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
    """
    digests = " ".join(f"'{_digest(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {digests}",
            f"style-src '{_digest(style)}'",
            "img-src 'none'",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    """Return the hash of an element's text, as a policy gives it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _file(name: str) -> str:
    """Return a file of the page's; line ends are line feeds, as a browser reads them before it hashes."""
    return resources.files(_FILES).joinpath(name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _environment() -> Environment:
    """Return what the templates are read and printed with."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - slow, and needed for this format alone

    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: object) -> object:
    """Return what is printed: text without anything in it that a browser or terminal would obey or hide."""
    return visible(value) if type(value) is str else value


REPORTER = Reporter(
    says=Words(
        zh="一个网页，给编辑在浏览器里看：原稿里标出每条主张。",
        en="One page for a browser: the draft with every claim marked in its text.",
    ),
    render=render,
    sample="fixtures/samples/report.html",
)
