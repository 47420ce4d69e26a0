"""What a page says about itself, told from what it says of its story."""

from __future__ import annotations

import pytest

from heshi.extract.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "text",
    [
        "责任编辑:王小明",
        "来源:财经日报 编辑:李雷",
        "(记者 张三)",
        "发布日期:2025年3月27日",
        "2024-09-26 10:30",
        "免责声明:本文仅供参考,不构成投资建议。",
        "未经授权,不得转载。",
        "首页 > 新闻 > 财经",
        "上一篇:云帆科技发布新品",
        "关注我们,点个在看。",
        "",
    ],
)
def test_the_page(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "9月25日,云帆科技宣布合作。",
        "记者从发布会上获悉,新车售价15.98万元。",
        "公司编辑部共有12名编辑。",
        "来源于海外的收入占比为30%。",
        "法院认定,该公众号未经许可转载他人文章一百二十篇,构成著作权侵权,判令其公开赔礼道歉并赔偿经济损失及合理开支共计人民币三万六千元,案件受理费由被告负担,判决现已生效。",
    ],
)
def test_the_story(text: str) -> None:
    assert not is_boilerplate(text)
