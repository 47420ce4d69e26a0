"""What ``heshi explain`` prints: the claim, each place that was looked at, and why the verdict is what it is.

The lines are those of the report for people, so that an explanation reads like the finding it explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.lines import CLAIM, DRAFT, labelled, marked, point_of
from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.reporters.telling import VERDICTS, located
from heshi.text.width import visible
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.explain import Explanation, Step
    from heshi.reporters.base import View

_WHY = Words(zh="缘由", en="why  ")
_UNTOLD = Words(
    zh="谈到主题的还有 {} 处，都不影响结论；--verbose 全部列出。",
    en="{} more places about the topic change nothing; --verbose lists them.",
)


def render(explanation: Explanation, view: View) -> str:
    """Return an explanation for a person to read.

    Args:
        explanation: how a claim got its verdict.
        view: the language, the colours, and the columns of the terminal.
    """
    pieces = [_head(explanation, view)]
    pieces += [_step(explanation, step, view) for step in explanation.steps]
    lines = [labelled(_WHY, words.in_(view.lang), view) for words in explanation.why]
    if explanation.untold:
        lines.append(labelled(_WHY, _UNTOLD.in_(view.lang).format(explanation.untold), view))
    return "\n\n".join(["\n".join(piece) for piece in pieces] + ["\n".join(lines)]) + "\n"


def _head(explanation: Explanation, view: View) -> Iterator[str]:
    """Yield the verdict, the claim and what it asks for."""
    finding = explanation.finding
    where = Ink.PLACE.on(visible(located(finding, explanation.document)), colour=view.colour)
    verdict = VERDICT_INK[finding.verdict].on(VERDICTS[finding.verdict].in_(view.lang), colour=view.colour)
    yield f"{where}  {verdict}  {visible(finding.claim.ref)}"
    yield labelled(CLAIM, finding.claim.says, view)
    for fact in explanation.asks:
        yield labelled(fact.label, fact.says.in_(view.lang), view)


def _step(explanation: Explanation, step: Step, view: View) -> Iterator[str]:
    """Yield where a place is, what it counts for, and what was seen there."""
    ink = VERDICT_INK[step.verdict] if step.verdict else Ink.FAINT
    where = Ink.PLACE.on(point_of(explanation.document, step.at), colour=view.colour)
    yield f"{where}  {ink.on(step.result.in_(view.lang), colour=view.colour)}"
    yield from marked(DRAFT, explanation.document, step.at, view)
    for fact in step.facts:
        yield labelled(fact.label, fact.says.in_(view.lang), view)
