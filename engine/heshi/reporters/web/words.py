"""What the page says for itself, in both languages."""

from __future__ import annotations

from heshi.reporters.telling import FAILED, NOTHING, SUPPRESSED, VERDICTS
from heshi.reporters.web.marks import Tone
from heshi.severity import Severity
from heshi.words import Words

TONES = {
    **{Tone(verdict.value): words for verdict, words in VERDICTS.items()},
    Tone.SUPPRESSED: SUPPRESSED,
    Tone.UNBACKED: Words(zh="没有主张", en="no claim"),
}
"""How a finding is called; the verdicts as in the report for the terminal."""

SEVERITIES = {
    Severity.ERROR: Words(zh="错误", en="error"),
    Severity.WARNING: Words(zh="警告", en="warning"),
    Severity.INFO: Words(zh="提示", en="info"),
}

KINDS = {
    "date": Words(zh="日期", en="date"),
    "list": Words(zh="列举", en="list"),
    "names": Words(zh="名称", en="names"),
    "quantity": Words(zh="数量", en="quantity"),
    "quote": Words(zh="引语", en="quote"),
    "statement": Words(zh="陈述", en="statement"),
    "pairs": Words(zh="对应", en="pairs"),
    "order": Words(zh="次序", en="order"),
    "text": Words(zh="文字", en="text"),
    "pattern": Words(zh="模式", en="pattern"),
    "all": Words(zh="全部", en="all of"),
    "any": Words(zh="任一", en="any of"),
    "not": Words(zh="相反", en="not"),
}
"""How a kind of claim is called; one that is not here goes by its name."""

PAGE: dict[str, Words] = {
    # the whole page
    "brand": Words(zh="核实", en="Heshi"),
    "report": Words(zh="核对报告", en="Claim report"),
    "overview": Words(zh="概览", en="Overview"),
    "skip": Words(zh="跳到正文", en="Skip to the text"),
    "drafts": Words(zh="稿件", en="Drafts"),
    "choose_draft": Words(zh="选一篇稿件", en="Choose a draft"),
    "previous_draft": Words(zh="上一篇", en="Previous draft"),
    "next_draft": Words(zh="下一篇", en="Next draft"),
    "hint": Words(zh="{}（{}）", en="{} ({})"),
    "pass": Words(zh="通过", en="pass"),
    "gaps": Words(zh="有出入", en="gaps"),
    "unfinished": Words(zh="未核完", en="incomplete"),
    "nothing": NOTHING,
    "colon": Words(zh="：", en=": "),
    "stop": Words(zh="。", en="."),
    "optional": Words(zh="可不写", en="optional"),
    "optional_count": Words(zh="（可不写 {}）", en=" ({} optional)"),
    "failure": FAILED,
    "failures": Words(zh="没能核对的", en="What could not be checked"),
    "notices": Words(zh="另请留意", en="To be noted"),
    "help_label": Words(zh="办法：", en="What to do: "),
    "no_text": Words(zh="这篇稿件没能读出来。", en="This draft could not be read."),
    # the overview
    "index": Words(zh="稿件一览", en="The drafts"),
    "matrix": Words(zh="主张对照", en="Claims by draft"),
    "matrix_about": Words(
        zh="一行一条主张，一列一篇稿件。点一格，看那里的结论。",
        en="A row for each claim, a column for each draft. Click a cell to go to its finding.",
    ),
    "claim": Words(zh="主张", en="Claim"),
    "not_asked": Words(zh="不涉及", en="not asked"),
    # a draft
    "manuscript": Words(zh="原稿", en="The draft"),
    "findings": Words(zh="结论", en="Findings"),
    "group_gaps": Words(zh="请看这些地方", en="To be looked at"),
    "group_missing": Words(zh="稿件没有写到", en="Not in the draft"),
    "group_suppressed": Words(zh="已忽略", en="Suppressed"),
    "group_supported": Words(zh="有依据", en="Supported"),
    "expected": Words(zh="应为", en="expected"),
    "found": Words(zh="稿件", en="found"),
    "fix": Words(zh="建议改法", en="Suggested change"),
    "fix_to": Words(zh="改为", en="to"),
    "fix_delete": Words(zh="删去", en="delete"),
    "fix_insert": Words(zh="补上", en="insert"),
    "origin": Words(zh="来源", en="Source"),
    "in_draft": Words(zh="稿件", en="Draft"),
    "to_place": Words(zh="到原文 {}", en="to the text at {}"),
    "fact": Words(zh="没有主张支持的{}", en="{} that no claim backs"),
    "any_fact": Words(zh="事实", en="fact"),
    "facts": Words(
        zh="稿件里可核对的事实 {checkable} 处：有据 {backed}，矛盾 {contradicted}，没有主张支持 {unbacked}。",
        en="Facts in the draft that can be checked: {checkable}. Backed {backed}, contradicted"
        " {contradicted}, without a claim {unbacked}.",
    ),
    # filters
    "filters": Words(zh="筛选", en="Filters"),
    "search": Words(zh="在主张里查找", en="Search the claims"),
    "verdict": Words(zh="结论", en="Verdict"),
    "severity": Words(zh="轻重", en="Severity"),
    "kind": Words(zh="种类", en="Kind"),
    "sheet": Words(zh="事实表", en="Fact sheet"),
    "every": Words(zh="全部", en="all"),
    "show_facts": Words(zh="标出没有主张支持的事实", en="Mark facts that no claim backs"),
    "shown": Words(zh="显示 {} / {} 条", en="{} of {} shown"),
    "none_shown": Words(zh="没有符合筛选的主张", en="No claim fits the filters"),
    "reset": Words(zh="清除筛选", en="Clear the filters"),
    "close": Words(zh="关闭", en="Close"),
    # help
    "help": Words(zh="键盘操作", en="Keyboard"),
}
"""The words of the page by the names that the templates use."""

KEYS: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("j", "↓"), Words(zh="下一条主张（↓ 在清单里用）", en="next finding (↓ within the list)")),
    (("k", "↑"), Words(zh="上一条主张（↑ 在清单里用）", en="previous finding (↑ within the list)")),
    (
        ("Enter",),
        Words(zh="到它在原文里的位置，再按到下一处", en="go to its place in the text, again for the next"),
    ),
    (("/",), Words(zh="查找", en="search")),
    (("f",), Words(zh="标出或不标没有主张支持的事实", en="mark facts that no claim backs, or not")),
    (("[", "]"), Words(zh="上一篇、下一篇稿件", en="previous, next draft")),
    (("o",), Words(zh="概览", en="overview")),
    (("Esc",), Words(zh="清除查找，取消选中", en="clear the search, select nothing")),
    (("?",), Words(zh="这张表", en="this table")),
)
"""What keys do, for the help."""
