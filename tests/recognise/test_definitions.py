from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.definitions import Definition, find_definitions, find_names
from heshi.recognise.names import Boundary, Name, NameMatcher
from heshi.text.normal import normalise
from heshi.text.spans import Span

NAMES = [
    Name(name)
    for name in (
        "腾讯广告",
        "阿里妈妈",
        "百度",
        "阿里巴巴",
        "腾讯",
        "小红书",
        "哔哩哔哩",
        "微信",
        "特斯拉",
        "淘宝",
        "天猫",
    )
]
MATCHER = NameMatcher([*NAMES, Name("广告", boundary=Boundary.NONE)])


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("腾讯广告（以下简称“腾广”）发布公告。", ["腾讯广告=腾广"]),
        ("阿里妈妈（Alimama）宣布升级。", ["阿里妈妈=Alimama"]),
        ("阿里妈妈(下称阿里)表示。", ["阿里妈妈=阿里"]),
        ("腾讯广告，以下简称「腾广」，今日宣布。", ["腾讯广告=腾广"]),
        ("腾讯广告【下文称：腾广】", ["腾讯广告=腾广"]),
        ("哔哩哔哩（NASDAQ：BILI；HKEX：9626，以下简称“B站”）", ["哔哩哔哩=B站"]),
        ("小红书（英文名：RED，又称小地瓜、红薯书）", ["小红书=RED", "小红书=小地瓜", "小红书=红薯书"]),
        ("腾讯广告（下称“腾广”或“TA”）", ["腾讯广告=腾广", "腾讯广告=TA"]),
        ("阿里巴巴集团控股有限公司（下称“阿里集团”、“阿里系”）", ["阿里巴巴=阿里集团", "阿里巴巴=阿里系"]),
        ("WeChat（微信）用户", ["微信=WeChat"]),
        ("淘宝（Taobao）、天猫（Tmall）", ["淘宝=Taobao", "天猫=Tmall"]),
        ("阿里妈妈（下称妈妈平台）与腾讯广告（下称腾广）", ["阿里妈妈=妈妈平台", "腾讯广告=腾广"]),
        ("腾讯（简称鹅厂）", ["腾讯=鹅厂"]),
        ("《腾讯广告》（简称“腾广”“TA”）", ["腾讯广告=腾广", "腾讯广告=TA"]),
        ("小红书（RED, Little Red Book）", ["小红书=RED", "小红书=Little Red Book"]),
        ("小红书（Little Red Book，简称RED）", ["小红书=Little Red Book", "小红书=RED"]),
        ("腾讯（00700.HK，Tencent）", []),
        # Silence.
        ("阿里妈妈有限公司（以下简称“公司”）", []),
        ("腾讯（以下合称“双方”）", []),
        ("百度、阿里巴巴、腾讯（BAT）", []),
        ("哔哩哔哩（BILI.O）涨逾百分之三", []),
        ("阿里妈妈（即阿里巴巴旗下的数字营销平台）", []),
        ("特斯拉（Model Y）降价", []),
        ("特斯拉（CEO）马斯克", []),
        ("腾讯（股票代码：00700.HK）", []),
        ("微信（图）和微信（记者 李明）", []),
        ("腾讯广告（以下简称“腾讯”）", []),
        ("阿里妈妈（以下简称“新平台”）与淘宝（以下简称“新平台”）", []),
        ("腾讯广告商（以下简称“腾广”）", []),
        ("腾讯广告（以下简称“腾\n广”）", []),
        ("北京阿里妈妈世纪贸易公司（下称阿贸）", []),
    ],
)
def test_definitions(text: str, aliases: list[str]) -> None:
    found = find_definitions(normalise(text), MATCHER)
    assert [f"{definition.canonical}={definition.alias}" for definition in found] == aliases


def test_a_definition_is_whole() -> None:
    assert find_definitions("据腾讯广告(以下简称“腾广”)称", MATCHER) == [
        Definition(Span(11, 13), "腾讯广告", "腾广", Span(1, 5))
    ]


def test_short_forms_count_in_the_draft() -> None:
    text = normalise("腾广再传捷报\n腾讯广告（下称“腾广”）表示，腾广的增长好于预期。")
    mentions, definitions = find_names(text, MATCHER)
    assert [definition.alias for definition in definitions] == ["腾广"]
    assert [(m.start, m.value.canonical, m.text, m.pattern) for m in mentions if m.pattern != "literal"] == [
        (0, "腾讯广告", "腾广", "defined"),
        (7, "腾讯广告", "腾讯广告", "name"),
        (15, "腾讯广告", "腾广", "defined"),
        (22, "腾讯广告", "腾广", "defined"),
    ]


def test_without_definitions_nothing_changes() -> None:
    assert find_names("腾讯广告和微信", MATCHER) == (MATCHER.find("腾讯广告和微信"), [])


PIECES = [
    "腾讯广告",
    "阿里妈妈",
    "(",
    ")",
    "以下简称",
    "下称",
    "“",
    "”",
    "、",
    ",",
    "或",
    "腾广",
    "ABC",
    "\n",
    " ",
    "即",
]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3))).map(
        lambda pieces: normalise("".join(pieces))
    )
)
def test_definitions_are_in_order_and_what_they_say(text: str) -> None:
    definitions = find_definitions(text, MATCHER)
    assert definitions == sorted(definitions)
    for definition in definitions:
        assert definition.span.of(text) == definition.alias
        assert "\n" not in definition.alias
        assert not definition.span.overlaps(definition.name)
    mentions, again = find_names(text, MATCHER)
    assert again == definitions
    assert {mention.start for mention in mentions} <= set(range(len(text)))


@pytest.mark.parametrize(
    ("text", "names", "shared"),
    [
        (
            "增设睡眠、疼痛、肥胖门诊。",
            ("睡眠门诊", "疼痛门诊", "儿童门诊"),
            [("睡眠", "睡眠门诊"), ("疼痛", "疼痛门诊")],
        ),
        ("增设睡眠和肥胖两个门诊。", ("睡眠门诊", "肥胖门诊"), [("睡眠", "睡眠门诊"), ("肥胖", "肥胖门诊")]),
        ("可投放微信视频号、朋友圈、小程序。", ("微信朋友圈", "小程序"), [("朋友圈", "微信朋友圈")]),
        ("睡眠很重要。开设肥胖门诊。", ("睡眠门诊",), []),
        ("睡眠、疼痛、肥胖都影响健康。", ("睡眠门诊",), []),
        ("睡眠、疼痛、肥胖门诊", ("睡眠", "睡眠门诊"), []),
    ],
)
def test_what_a_list_says_only_once(text: str, names: tuple[str, ...], shared: list[tuple[str, str]]) -> None:
    mentions, _ = find_names(text, NameMatcher([Name(name) for name in names]))
    assert [(m.text, m.value.canonical) for m in mentions if m.pattern == "shared"] == shared
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
