"""``heshi check``: drafts against fact sheets.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli.arguments import CHANGED, DEFAULT_REF
from heshi.cli.asked import Asked, Since, Unbacked
from heshi.cli.commands import COMMANDS
from heshi.cli.options import (
    DRAFTS,
    RULES,
    STDIN_HELP,
    TODAY,
    WATCH,
    argument,
    choice,
    command,
    config_option,
    day,
    format_option,
    lang_option,
    language,
    no_config_option,
    option,
)
from heshi.cli.outcome import MISTAKE, Outcome, Surroundings, told
from heshi.cli.outputs import OPTION, OUTPUT, deliver, deliver_mistakes, read_outputs
from heshi.cli.unbacked import FAIL_ON_UNBACKED, UNBACKED
from heshi.cli.values import FAIL_ON, FAILING, encoding_option, read_fail_on, stated_encoding
from heshi.errors import HeshiError, Mistake, Place, SheetError, UsageError
from heshi.reporters import REPORTERS
from heshi.words import Lang, Words

VERBOSE = Words(
    zh="有据的主张也列出来，并指出依据。", en="List claims that hold as well, with their evidence."
)


QUIET = Words(
    zh="只列不通过的；全部通过时什么也不写。只管 text 格式。",
    en="Tell only what fails, and nothing where all is well. Of the text format alone.",
)
_CHANGED = Words(
    zh="只核对 git 认为改过的稿件：与 REF（提交、分支或标签）分叉之后改的，还没提交的、还没跟踪的都算。"
    "不写 REF 时与主干比。事实表改过，它管的稿件都算。",
    en="Check only the drafts that git says have changed since the branch left REF (a commit, branch or"
    " tag), what is not committed or tracked yet included. Without REF: since it left the main branch."
    " A changed sheet counts for all drafts that it serves.",
)
_BASELINE = Words(
    zh="已知出入的清单（heshi baseline 写的）：记在里面的不算不通过。",
    en="A list of known gaps, written by heshi baseline: they do not count.",
)
_WATCH = Words(
    zh="看守稿件和事实表，一有改动就再核对，按 Ctrl-C 结束。",
    en="Watch the drafts and sheets and check again at every change; Ctrl-C ends it.",
)
_SOURCES = Words(
    zh="读事实表的出处，让结果里带上每条主张在出处中的原句；出处读不了或不支持主张，算作有误。",
    en="Read the sources of the sheets, so that results show the sentence on which a claim stands; a source"
    " that cannot be read or does not support its claim is a mistake.",
)
_QUIET_AND_VERBOSE = Words(zh="-q 和 -v 不能同时用", en="-q and -v cannot be used together")


@dataclass(frozen=True, slots=True)
class Check:
    """``heshi check``.

    Attributes:
        asked: what the command line asks.
        lang: the language that the environment asks for.
        watching: whether to check again whenever something has changed.
    """

    asked: Asked
    lang: Lang
    watching: bool

    def run(self, surroundings: Surroundings) -> Outcome:
        """Check the drafts.

        Raises:
            ConfigError: the configuration has mistakes.
        """
        from heshi.cli.pipeline import run_check  # noqa: PLC0415 - help and wrong calls do without
        from heshi.cli.settings import resolve  # noqa: PLC0415 - as above

        if self.watching:
            from heshi.cli.watch import watch  # noqa: PLC0415 - as above

            watch(self.asked, self.lang, surroundings)
        settings = resolve(self.asked, self.lang)
        try:
            report = run_check(settings, surroundings)
        except SheetError as error:
            return deliver_mistakes(error, settings)
        except HeshiError as error:
            return Outcome(MISTAKE, err=told(error, settings.lang))
        return deliver(report, settings, surroundings)


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi check``."""

    @command(app, "check", COMMANDS["check"], lang)
    def check(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        form: Annotated[str | None, format_option(REPORTERS, lang)] = None,
        outputs: Annotated[list[str] | None, option(OPTION, OUTPUT, "FORMAT=FILE", lang)] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        fail_on: Annotated[str | None, option("--fail-on", FAIL_ON, "VERDICT", lang, FAILING)] = None,
        encoding: Annotated[str | None, encoding_option(lang)] = None,
        stdin_name: Annotated[str | None, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = None,
        config: Annotated[str | None, config_option(lang)] = None,
        no_config: Annotated[bool, no_config_option(lang)] = False,
        sources: Annotated[bool, typer.Option("--sources", help=_SOURCES.in_(lang))] = False,
        unbacked: Annotated[bool, typer.Option("--unbacked", help=UNBACKED.in_(lang))] = False,
        fail_on_unbacked: Annotated[
            bool, typer.Option("--fail-on-unbacked", help=FAIL_ON_UNBACKED.in_(lang))
        ] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=QUIET.in_(lang))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=VERBOSE.in_(lang))] = False,
        changed: Annotated[str | None, option(CHANGED, _CHANGED, "[REF]", lang)] = None,
        baseline: Annotated[str | None, option("--baseline", _BASELINE, "FILE", lang)] = None,
        watching: Annotated[bool, typer.Option(WATCH, help=_WATCH.in_(lang))] = False,
        speak: Annotated[str | None, lang_option(lang)] = None,
    ) -> Check:
        refuse_quiet_and_verbose("heshi check", quiet=quiet, verbose=verbose)
        return Check(
            Asked(
                drafts=tuple(drafts or ()),
                rules=tuple(rules or ()),
                config=config,
                no_config=no_config,
                form=form and choice("--format", form, list(REPORTERS)),
                outputs=read_outputs(outputs or ()),
                today=None if today is None else day(today),
                fail_on=read_fail_on(fail_on),
                encoding=stated_encoding(encoding),
                stdin_name=stdin_name,
                quiet=quiet,
                verbose=verbose,
                lang=None if speak is None else language(speak),
                changed=None if changed is None else Since(None if changed == DEFAULT_REF else changed),
                baseline=baseline,
                sources=sources,
                unbacked=Unbacked.asked(listed=unbacked, gates=fail_on_unbacked),
            ),
            lang,
            watching,
        )


def refuse_quiet_and_verbose(command: str, *, quiet: bool, verbose: bool) -> None:
    """Refuse ``-q`` and ``-v`` together.

    Raises:
        UsageError: both are asked for.
    """
    if quiet and verbose:
        raise UsageError([Mistake(Place(command), _QUIET_AND_VERBOSE)])
