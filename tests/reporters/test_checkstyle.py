from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.errors import Place
from heshi.findings import Failure, Report
from heshi.reporters import View
from heshi.reporters.checkstyle import render
from heshi.severity import Severity
from heshi.words import Words

if TYPE_CHECKING:
    from .conftest import Absent, Wrong


def test_the_whole_output(wrong: Wrong, absent: Absent) -> None:
    mild = wrong("🎉 9月26日。\n", "9月26日", path='a"<b>.md', severity=Severity.WARNING)
    fine = absent("一。\n", "c.md", required=False)
    failure = Failure("d.yaml:2:3", Words("错", "wrong"), None, Place("d.yaml", 2, 3))
    assert render(Report((*mild.drafts, *fine.drafts), (failure,)), View()) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="4.3">\n'
        '  <file name="a&quot;&lt;b&gt;.md">\n'
        '    <error line="1" column="3" severity="warning" message="矛盾（警告） story/c1：'
        '双方于9月25日宣布合作；日期应为“9月25日”，写成了“9月26日”" source="heshi.story/c1" />\n'
        "  </file>\n"
        '  <file name="c.md" />\n'
        '  <file name="d.yaml">\n'
        '    <error line="2" column="3" severity="error" message="未能核对 d.yaml:2:3：错"'
        ' source="heshi.not-checked" />\n'
        "  </file>\n"
        "</checkstyle>\n"
    )
