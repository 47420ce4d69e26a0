"""``heshi baseline``: the present gaps, written down as known.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from heshi import baseline as baselines
from heshi.cli.drafts import STDIN, STDIN_NAME
from heshi.cli.files import Written
from heshi.cli.known import called, gone, load
from heshi.cli.options import (
    DEFAULT_FORM,
    DRAFTS,
    RULES,
    TODAY,
    argument,
    command,
    day,
    lang_option,
    language,
    option,
)
from heshi.cli.outcome import Outcome, Surroundings
from heshi.cli.outputs import Output, refuse_overwriting
from heshi.cli.pipeline import named_drafts, run_check
from heshi.cli.settings import Settings
from heshi.errors import HeshiError, Mistake, Place, UsageError
from heshi.findings import Report, Verdict
from heshi.rules.find import find
from heshi.words import Lang, Words

_ABOUT = Words(
    zh="把现有的出入记进基线文件，供 heshi check --baseline 略过；文字或主张一改，记录即失效。",
    en="Write the present gaps to a baseline. heshi check --baseline passes over them until their text or"
    " claim changes.",
)
_OUTPUT = Words(
    zh=f"写进这个文件，默认 {baselines.FILE}；已有的会更新，没有核对到的稿件照旧。",
    en=f"The file. Default: {baselines.FILE}. One that is there is brought up to date; drafts that are not"
    " checked keep their entries.",
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
        settings: all that the check goes by.
        path: the file to write.
    """

    settings: Settings
    path: str

    def run(self, surroundings: Surroundings) -> Outcome:
        """Check the drafts and write down what falls short.

        Raises:
            HeshiError: something could not be checked, or a file cannot be read; nothing is written then.
        """
        if STDIN in self.settings.drafts:
            raise UsageError([Mistake(Place(STDIN), _STDIN, _STDIN_HELP)])
        sheets = find(map(Path, self.settings.rules)).files
        refuse_overwriting([Output("", self.path)], (*named_drafts(self.settings), *map(str, sheets)))
        before = load(self.path) if Path(self.path).exists() else baselines.Baseline()
        report = run_check(self.settings, surroundings)
        _refuse_failures(report)
        reports = [(called(draft.path, self.path), draft) for draft in report.drafts]
        after = before.updated(reports, gone(before, self.path))
        told = _WRITTEN.in_(self.settings.lang).format(
            path=self.path,
            entries=len(after.entries),
            drafts=len({entry.draft for entry in after.entries}),
            new=len(set(after.entries) - set(before.entries)),
            old=len(set(before.entries) - set(after.entries)),
        )
        return Outcome(0, f"{told}\n", files=(Written(self.path, baselines.write(after)),))


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi baseline``."""

    @command(app, "baseline", _ABOUT, lang)
    def baseline(
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        output: Annotated[
            str, typer.Option("--output", "-o", help=_OUTPUT.in_(lang), metavar="FILE", show_default=False)
        ] = baselines.FILE,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> WriteBaseline:
        settings = Settings(
            drafts=tuple(drafts or ()),
            rules=tuple(rules or ()),
            form=DEFAULT_FORM,
            outputs=(),
            today=day(today),
            fail_on=Verdict.MISSING,
            stdin_name=STDIN_NAME,
            quiet=False,
            verbose=False,
            lang=language(speak),
        )
        return WriteBaseline(settings, output)


def _refuse_failures(report: Report) -> None:
    """Refuse a report with something that could not be checked: its gaps are not known.

    Raises:
        HeshiError: there is something.
    """
    mistakes = [Mistake(Place(one.what), one.problem, one.help) for one in report.all_failures()]
    if mistakes:
        raise HeshiError(mistakes)
