"""The commands and what each is for, in the order in which the help lists them.

A new command is a module of its name with an ``add``, and an entry here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, Words] = {
    "check": Words(
        zh="对照事实表核对稿件。稿件可以是文件、文件夹，或 -（标准输入）。",
        en="Check drafts against fact sheets. A draft is a file, a folder, or - (standard input).",
    ),
    "compare": Words(
        zh="对照原文核对稿件：从原文里取出主张，看稿件怎么写。先写原文，再写稿件；用 --claim 时只写稿件。",
        en="Check drafts against their source: its claims are drawn from it and checked. Name the source"
        " first, then the drafts; with --claim, the drafts alone.",
    ),
    "extract": Words(
        zh="从原文起草事实表：日期、数字、名单、引语、否认……每条都带着出处和例句，改好再用。",
        en="Draft a fact sheet from its sources: dates, figures, lists, quotes, denials, each with its place"
        " and an example, for you to edit.",
    ),
    "baseline": Words(
        zh="把现有的出入记进基线文件，供 heshi check --baseline 略过；文字或主张一改，记录即失效。",
        en="Write the present gaps to a baseline. heshi check --baseline passes over them until their text or"
        " claim changes.",
    ),
    "test": Words(
        zh="跑一遍事实表里每条主张自带的例子。不写事实表时，用配置里的；没有配置，用当前文件夹下的 rules。",
        en="Run the examples that every claim carries. Without a sheet: those of the"
        " configuration, else those in ./rules.",
    ),
    "sources": Words(
        zh="拿事实表的主张对照各自的出处，并管理出处的校验值。",
        en="Judge the claims of fact sheets against their sources, and keep the hashes of the sources.",
    ),
    "mentions": Words(
        zh="列出核实在文中读到的日期、数字、名称、列举、引语和语气。",
        en="Print what Heshi reads in a text. Dates, quantities, names, lists, quotes and stances, with their"
        " places.",
    ),
    "text": Words(
        zh="打印核实从文件里读到的正文，逐块标出位置和类别。",
        en="Print the prose that Heshi reads in a file, block by block, with the place and kind of each.",
    ),
    "explain": Words(
        zh="说明一条主张在一篇稿件里为什么得到这个结论；--kind 则说明一个种类。",
        en="Explain why a claim got its verdict in a draft. With --kind: the manual page of a kind.",
    ),
    "kinds": Words(zh="列出主张的种类。", en="List the kinds of claims."),
    "config": Words(
        zh="显示现在按什么核对：每项设置是什么、从哪里来，哪篇稿件用哪些事实表。",
        en="Show what is in force: each setting and where it comes from, and which sheets serve which draft.",
    ),
    "schema": Words(
        zh="输出事实表或配置的 JSON Schema，供编辑器提示和检查。",
        en="Print the JSON Schema of fact sheets, or of the configuration, for editors.",
    ),
    "init": Words(
        zh="写一份配置、一张事实表和一篇稿件作开头，放在一起就能核对通过。",
        en="Write a first configuration, a first fact sheet and a first draft that together hold.",
    ),
    "completion": Words(
        zh='输出让 shell 补全命令、选项和取值的脚本，如 eval "$(heshi completion bash)"。',
        en="Print the script that has a shell complete commands, options and values, as in"
        ' eval "$(heshi completion bash)".',
    ),
}
"""A command is loaded when it is asked for; the help of ``heshi`` takes this table alone."""
