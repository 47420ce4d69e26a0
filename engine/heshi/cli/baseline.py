"""``heshi baseline``: the present gaps, written down as known.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from heshi import baseline as baselines
from heshi.cli.asked import Asked
from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import STDIN
from heshi.cli.files import Written
from heshi.cli.known import called, gone, load
from heshi.cli.options import (
    RULES,
    TODAY,
    argument,
    command,
    config_option,
    day,
    lang_option,
    language,
    no_config_option,
    option,
)
from heshi.cli.outcome import Outcome, Surroundings
from heshi.cli.outputs import Output
from heshi.cli.pipeline import run_check
from heshi.cli.settings import resolve
from heshi.errors import HeshiError, Mistake, Place, UsageError
from heshi.findings import Report
from heshi.text.width import visible
from heshi.words import Lang, Words

_DRAFTS = Words(zh="稿件：文件或文件夹", en="Drafts: files or folders")
_OUTPUT = Words(
    zh=f"写进这个文件，默认是配置里的 baseline，否则 {baselines.FILE}；已有的会更新，没有核对到的稿件照旧。",
    en=f"The file. Default: baseline of the configuration, else {baselines.FILE}. One that is there is"
    " brought up to date; drafts that are not checked keep their entries.",
)
_STDIN = Words(zh="标准输入没有文件名，不能记进基线", en="standard input has no name to be known by")
_STDIN_HELP = Words(zh="写上文件或文件夹", en="name files or folders")
_WRITTEN = Words(
    zh="{path}：记下 {entries} 处已知出入，涉及 {drafts} 篇稿件（新增 {new}，去掉 {old}）",
    en="{path}: {entries} known gaps in {drafts} drafts (new {new}, gone {old})",
)


@dataclass(frozen=True, slots=True)
class WriteBaseline:
    """``heshi baseline``.

    Attributes:
        asked: what the command line asks.
        lang: the language that the environment asks for.
    """

    asked: Asked
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Check the drafts and write down what falls short.

        Raises:
            HeshiError: something could not be checked, or a file cannot be read; nothing is written then.
        """
        if STDIN in self.asked.drafts:
            raise UsageError([Mistake(Place(STDIN), _STDIN, _STDIN_HELP)])
        settings = resolve(self.asked, self.lang)
        path = settings.baseline or baselines.FILE
        settings = replace(settings, baseline=None, outputs=(Output("", path),))
        report = run_check(settings, surroundings)
        before = load(path) if Path(path).exists() else baselines.Baseline()
        _refuse_failures(report)
        reports = [(called(draft.path, path), draft) for draft in report.drafts]
        after = before.updated(reports, gone(before, path))
        told = _WRITTEN.in_(settings.lang).format(
            path=visible(path),
            entries=len(after.entries),
            drafts=len({entry.draft for entry in after.entries}),
            new=len(set(after.entries) - set(before.entries)),
            old=len(set(before.entries) - set(after.entries)),
        )
        return Outcome(0, f"{told}\n", files=(Written(path, baselines.write(after)),))


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi baseline``."""

    @command(app, "baseline", COMMANDS["baseline"], lang)
    def baseline(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, argument(_DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        output: Annotated[
            str | None, typer.Option("--output", "-o", help=_OUTPUT.in_(lang), metavar="FILE")
        ] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        config: Annotated[str | None, config_option(lang)] = None,
        no_config: Annotated[bool, no_config_option(lang)] = False,
        speak: Annotated[str | None, lang_option(lang)] = None,
    ) -> WriteBaseline:
        asked = Asked(
            drafts=tuple(drafts or ()),
            rules=tuple(rules or ()),
            config=config,
            no_config=no_config,
            today=None if today is None else day(today),
            lang=None if speak is None else language(speak),
            baseline=output,
        )
        return WriteBaseline(asked, lang)


def _refuse_failures(report: Report) -> None:
    """Refuse a report with something that could not be checked: its gaps are not known.

    Raises:
        HeshiError: there is something.
    """
    mistakes = [Mistake(Place(one.what), one.problem, one.help) for one in report.all_failures()]
    if mistakes:
        raise HeshiError(mistakes)
