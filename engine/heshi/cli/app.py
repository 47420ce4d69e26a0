"""What can be asked on the command line: options and their help, parsed into requests.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Annotated

import typer
from typer.models import ArgumentInfo, OptionInfo

from heshi import __version__
from heshi.cli import usage
from heshi.cli.commands import DEFAULT_FORM, Check, Mentions, Request, Schema, Test
from heshi.cli.drafts import STDIN_NAME
from heshi.cli.explaining import Explain, Kinds, Manual
from heshi.cli.listings import LISTINGS
from heshi.errors import Mistake, Place, UsageError
from heshi.findings import Verdict
from heshi.kinds import KINDS
from heshi.recognise.mention import MentionKind
from heshi.reporters import REPORTERS, example_report
from heshi.words import Lang, Words

NAME = "heshi"

_HELP_NAMES = {"help_option_names": ["-h", "--help"]}

_FAILING = [Verdict.CONTRADICTED.value, Verdict.PARTIAL.value, Verdict.MISSING.value]
"""What ``--fail-on`` takes."""

_ABOUT = Words(
    zh="核实（Heshi）对照事实表核对中文稿件：哪些主张有据，哪些漏了，哪些错了，错在哪里。",
    en="Heshi (核实) checks Chinese drafts against fact sheets: which claims hold, which are left out,"
    " which are wrong, and where.",
)
_STATUSES = Words(
    zh="退出码：0 条条有据；1 有出入；2 用法、事实表或文件有误，或什么也没有核对。",
    en="Exit status: 0 every claim holds; 1 there are gaps; 2 a mistake in the call, a sheet or a file,"
    " or nothing was checked.",
)
_CHECK = Words(
    zh="对照事实表核对稿件。稿件可以是文件、文件夹，或 -（标准输入）。",
    en="Check drafts against fact sheets. A draft is a file, a folder, or - (standard input).",
)
_TEST = Words(
    zh="跑一遍事实表里每条主张自带的例子。不写事实表时，用当前文件夹下的 rules。",
    en="Run the examples that every claim carries. Without a sheet: those in ./rules.",
)
_MENTIONS = Words(
    zh="列出核实在文中读到的日期、数字、名称、列举、引语和语气。",
    en="Print what Heshi reads in a text. Dates, quantities, names, lists, quotes and stances, with their"
    " places.",
)
_SCHEMA = Words(
    zh="输出事实表的 JSON Schema，供编辑器提示和检查。",
    en="Print the JSON Schema of fact sheets, for editors.",
)
_OUTPUT = Words(zh="写进这个文件，不写到标准输出", en="Write it to this file instead of standard output.")
_EXPLAIN = Words(
    zh="说明一条主张在一篇稿件里为什么得到这个结论；--kind 则说明一个种类。",
    en="Explain why a claim got its verdict in a draft. With --kind: the manual page of a kind.",
)
_KINDS = Words(zh="列出主张的种类。", en="List the kinds of claims.")
_DRAFT_AND_CLAIM = Words(
    zh="一篇稿件（文件或 -），和一条主张：编号，或 事实表编号/主张编号",
    en="A draft (a file, or -) and a claim: its id, or sheet/id",
)
_EVERY_PLACE = Words(zh="谈到主题的地方全部列出。", en="Tell of every place about the topic.")
_UNSEEN = Words(zh="列出还没有例子的差错。", en="List the gaps that no example shows.")
_DRAFTS = Words(zh="稿件：文件、文件夹，或 -", en="Drafts: files, folders, or -")
_SHEETS = Words(zh="事实表或存放事实表的文件夹", en="Fact sheets or folders of them")
_RULES = Words(
    zh="事实表（.yaml）或存放事实表的文件夹。可以连写几个，也可以重复此选项；写在它后面的 .yaml 总是事实表。",
    en="Fact sheets (.yaml) or folders of them. Takes several values and may be repeated; a .yaml that"
    " follows is always a sheet.",
)
_TODAY = Words(
    zh="“今天”是哪一天（YYYY-MM-DD），用来理解“昨日”“上周五”和没写年份的日期；"
    "事实表写了 as_of 的，以 as_of 为准。默认取系统日期。",
    en="The day (YYYY-MM-DD) from which 昨日, 上周五 and dates without a year are read, for sheets"
    " without as_of. Default: the date of the clock.",
)
_LANG = Words(
    zh="用哪种语言说话。默认看 LC_ALL、LC_MESSAGES、LANG。",
    en="The language of all messages. Default: from LC_ALL, LC_MESSAGES, LANG.",
)
_STDIN_NAME = Words(
    zh="标准输入（-）算作哪个文件：由它决定按什么格式读，结果里也用它。默认 stdin.md。",
    en="The file name that standard input (-) goes by: it decides how the text is read and appears in"
    " the result. Default: stdin.md.",
)
_FAIL_ON = Words(
    zh="从哪一级起退出码为 1：contradicted 只算矛盾；partial 也算部分；missing 连缺失也算。默认 missing。",
    en="What makes the exit status 1: contradictions alone, partial support as well, or what is missing"
    " too. Default: missing.",
)
_VERBOSE = Words(
    zh="有据的主张也列出来，并指出依据。", en="List claims that hold as well, with their evidence."
)
_STRICT = Words(zh="缺少例子的主张也算不通过。", en="Claims that lack examples fail as well.")
_VERSION = Words(zh="显示版本。", en="Show the version.")

_DAY_HELP = Words(zh="写成 2023-09-26 这样", en="write it like 2023-09-26")


def parse(arguments: Sequence[str], lang: Lang) -> Request | int:
    """Return what is asked, or the exit status where help or the version was printed.

    Args:
        arguments: the command line without the program's name, ``--rules`` spread out.
        lang: the language of help and messages.

    Raises:
        UsageError: the arguments cannot be understood.
    """
    try:
        asked = build(lang)(list(arguments), prog_name=NAME, standalone_mode=False)
    except typer.TyperException as error:
        raise UsageError([Mistake(Place(NAME), usage.problem(error), usage.HINT)]) from error
    if isinstance(asked, Request | int):
        return asked
    message = f"the parser returned {asked!r}"
    raise TypeError(message)


def build(lang: Lang) -> typer.Typer:
    """Return the parser, its help in ``lang``."""
    app = typer.Typer(
        name=NAME,
        cls=usage.group_in(lang),
        help=f"{_ABOUT.in_(lang)}\n\n{_STATUSES.in_(lang)}",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings=_HELP_NAMES,
    )
    _add_root(app, lang)
    _add_check(app, lang)
    _add_test(app, lang)
    _add_mentions(app, lang)
    _add_explain(app, lang)
    _add_kinds(app, lang)
    _add_schema(app, lang)
    return app


def _add_root(app: typer.Typer, lang: Lang) -> None:
    """Add what can be asked of the command itself."""

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        *,
        show_version: Annotated[bool, typer.Option("--version", help=_VERSION.in_(lang))] = False,
        speak: Annotated[str, _lang_option(lang)] = lang.value,
    ) -> None:
        _language(speak)
        if show_version:
            typer.echo(f"{NAME} {__version__}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            typer.echo(context.get_help(), err=True)
            raise typer.Exit(2)


def _add_check(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi check``."""

    @_command(app, "check", _CHECK, lang)
    def check(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, _argument(_DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, _option("--rules", _RULES, "SHEET", lang)] = None,
        form: Annotated[str, _format_option(REPORTERS, lang)] = DEFAULT_FORM,
        today: Annotated[str | None, _option("--today", _TODAY, "YYYY-MM-DD", lang)] = None,
        fail_on: Annotated[str, _option("--fail-on", _FAIL_ON, "VERDICT", lang)] = Verdict.MISSING.value,
        stdin_name: Annotated[str, _option("--stdin-filename", _STDIN_NAME, "NAME", lang)] = STDIN_NAME,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_VERBOSE.in_(lang))] = False,
        speak: Annotated[str, _lang_option(lang)] = lang.value,
    ) -> Check:
        return Check(
            drafts=tuple(drafts or ()),
            rules=tuple(rules or ()),
            form=_choice("--format", form, list(REPORTERS)),
            today=_day(today),
            fail_on=Verdict(_choice("--fail-on", fail_on, _FAILING)),
            stdin_name=stdin_name,
            verbose=verbose,
            lang=_language(speak),
        )


def _add_test(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi test``."""

    @_command(app, "test", _TEST, lang)
    def test(  # noqa: PLR0913 - an option each
        sheets: Annotated[list[str] | None, _argument(_SHEETS, "SHEET", lang)] = None,
        *,
        form: Annotated[str, _format_option(example_report.FORMS, lang)] = DEFAULT_FORM,
        today: Annotated[str | None, _option("--today", _TODAY, "YYYY-MM-DD", lang)] = None,
        strict: Annotated[bool, typer.Option("--strict", help=_STRICT.in_(lang))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_UNSEEN.in_(lang))] = False,
        speak: Annotated[str, _lang_option(lang)] = lang.value,
    ) -> Test:
        return Test(
            rules=tuple(sheets or ()),
            form=_choice("--format", form, list(example_report.FORMS)),
            today=_day(today),
            strict=strict,
            verbose=verbose,
            lang=_language(speak),
        )


def _add_mentions(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi mentions``."""
    kinds = [kind.value for kind in MentionKind]
    listed = " ".join(kinds)
    about = Words(zh=f"只列这一类，可以重复：{listed}", en=f"Only this kind; may be repeated: {listed}")

    @_command(app, "mentions", _MENTIONS, lang)
    def mentions(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, _argument(_DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, _option("--rules", _RULES, "SHEET", lang)] = None,
        form: Annotated[str, _format_option(LISTINGS, lang)] = DEFAULT_FORM,
        kind: Annotated[list[str] | None, _option("--kind", about, "KIND", lang)] = None,
        today: Annotated[str | None, _option("--today", _TODAY, "YYYY-MM-DD", lang)] = None,
        stdin_name: Annotated[str, _option("--stdin-filename", _STDIN_NAME, "NAME", lang)] = STDIN_NAME,
        speak: Annotated[str, _lang_option(lang)] = lang.value,
    ) -> Mentions:
        return Mentions(
            drafts=tuple(drafts or ()),
            rules=tuple(rules or ()),
            form=_choice("--format", form, list(LISTINGS)),
            kinds=tuple(MentionKind(_choice("--kind", name, kinds)) for name in kind or ()),
            today=_day(today),
            stdin_name=stdin_name,
            lang=_language(speak),
        )


def _add_schema(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi schema``."""

    @_command(app, "schema", _SCHEMA, lang)
    def schema(
        *,
        output: Annotated[str | None, _option("--output", _OUTPUT, "FILE", lang)] = None,
        speak: Annotated[str, _lang_option(lang)] = lang.value,
    ) -> Schema:
        _language(speak)
        return Schema(output)


def _add_explain(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi explain``."""
    about = Words(
        zh=f"说明这个种类，不带稿件和主张：{' '.join(KINDS)}",
        en=f"Print the manual page of this kind; without a draft and a claim: {' '.join(KINDS)}",
    )

    @_command(app, "explain", _EXPLAIN, lang)
    def explain(  # noqa: PLR0913 - an option each
        named: Annotated[list[str] | None, _argument(_DRAFT_AND_CLAIM, "DRAFT CLAIM", lang)] = None,
        *,
        rules: Annotated[list[str] | None, _option("--rules", _RULES, "SHEET", lang)] = None,
        kind: Annotated[str | None, _option("--kind", about, "KIND", lang)] = None,
        today: Annotated[str | None, _option("--today", _TODAY, "YYYY-MM-DD", lang)] = None,
        stdin_name: Annotated[str, _option("--stdin-filename", _STDIN_NAME, "NAME", lang)] = STDIN_NAME,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_EVERY_PLACE.in_(lang))] = False,
        speak: Annotated[str, _lang_option(lang)] = lang.value,
    ) -> Explain | Manual:
        if kind is not None:
            return Manual(_choice("--kind", kind, list(KINDS)), tuple(named or ()), _language(speak))
        return Explain(
            named=tuple(named or ()),
            rules=tuple(rules or ()),
            today=_day(today),
            stdin_name=stdin_name,
            verbose=verbose,
            lang=_language(speak),
        )


def _add_kinds(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi kinds``."""

    @_command(app, "kinds", _KINDS, lang)
    def kinds(*, speak: Annotated[str, _lang_option(lang)] = lang.value) -> Kinds:
        return Kinds(_language(speak))


def _command(
    app: typer.Typer, name: str, about: Words, lang: Lang
) -> Callable[[Callable[..., Request]], Callable[..., Request]]:
    """Return the decorator that adds a command."""
    return app.command(name, cls=usage.command_in(lang), help=about.in_(lang), context_settings=_HELP_NAMES)


def _option(flag: str, about: Words, metavar: str, lang: Lang) -> OptionInfo:
    """Return an option with a value."""
    option: OptionInfo = typer.Option(flag, help=about.in_(lang), metavar=metavar, show_default=False)
    return option


def _argument(about: Words, metavar: str, lang: Lang) -> ArgumentInfo:
    """Return the positional arguments of a command."""
    argument: ArgumentInfo = typer.Argument(help=about.in_(lang), metavar=metavar, show_default=False)
    return argument


def _format_option(forms: Collection[str], lang: Lang) -> OptionInfo:
    """Return ``--format`` with the names of ``forms``."""
    about = Words(
        zh=f"结果的格式。默认 {DEFAULT_FORM}。", en=f"The format of the result. Default: {DEFAULT_FORM}."
    )
    return _option("--format", about, "|".join(forms), lang)


def _lang_option(lang: Lang) -> OptionInfo:
    """Return ``--lang``."""
    return _option("--lang", _LANG, "|".join(Lang), lang)


def _language(value: str) -> Lang:
    """Return the language that ``--lang`` names."""
    return Lang(_choice("--lang", value, list(Lang)))


def _choice(option: str, value: str, choices: Sequence[str]) -> str:
    """Return ``value``.

    Raises:
        UsageError: it is none of ``choices``.
    """
    if value in choices:
        return value
    listed = " ".join(choices)
    problem = Words(zh=f"没有“{value}”", en=f"there is no “{value}”")
    remedy = Words(zh=f"可以用：{listed}", en=f"choose from: {listed}")
    raise UsageError([Mistake(Place(option), problem, remedy)])


def _day(value: str | None) -> date:
    """Return the day that ``--today`` names, or that of the clock.

    Raises:
        UsageError: there is no such day.
    """
    if value is None:
        return datetime.now().astimezone().date()
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError as error:
        problem = Words(zh=f"“{value}”不是一个日期", en=f"“{value}” is not a day")
        raise UsageError([Mistake(Place("--today"), problem, _DAY_HELP)]) from error
