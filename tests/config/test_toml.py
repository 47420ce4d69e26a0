from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.config.toml import parse
from heshi.errors import ConfigError
from heshi.rules.yamlnodes import Fields, Items, Node, Scalar, to_python
from heshi.words import Lang

TEXT = """\
# 配置
fail-on = "partial"
output = {json = 'r.json', "html" = "r.html"}\r
[severity]
"a/b" = "info"
[[check]]
drafts = [
    "稿件/**", '𠮷',
]
rules = \"\"\"
x\"\"\"
[[check]]
"""


HALF = "use half-width quotes, equals signs, commas and brackets"
SINGLE_ZH = "路径请用“/”；真要写“\\”，改用单引号"
SINGLE_EN = 'write paths with "/"; where a backslash is meant, use single quotes'


def flat(node: Node, above: str = "") -> dict[str, tuple[str, str]]:
    """Where each key and each value stands, by the keys on the way to it."""
    match node:
        case Scalar():
            return {above: ("", f"{node.place.line}:{node.place.column}")}
        case Items():
            return {
                key: at
                for index, item in enumerate(node.nodes)
                for key, at in flat(item, f"{above}.{index}").items()
            }
        case Fields():
            found = {}
            for entry in node.entries:
                name = f"{above}.{entry.key.text}".strip(".")
                found[name] = (f"{entry.key.place.line}:{entry.key.place.column}", "")
                inside = flat(entry.node, name)
                found |= inside | {name: (found[name][0], inside[name][1])} if name in inside else inside
            return found
        case _:
            return {}


def test_every_key_and_value_has_its_place() -> None:
    tree = parse(TEXT, "heshi.toml")
    assert to_python(tree) == tomllib.loads(TEXT)
    assert flat(tree) == {
        "fail-on": ("2:1", "2:11"),
        "output": ("3:1", ""),
        "output.json": ("3:11", "3:18"),
        "output.html": ("3:28", "3:37"),
        "severity": ("4:2", ""),
        "severity.a/b": ("5:1", "5:9"),
        "check": ("6:3", ""),
        "check.0.drafts": ("7:1", ""),
        "check.0.drafts.0": ("", "8:5"),
        "check.0.drafts.1": ("", "8:14"),
        "check.0.rules": ("10:1", "10:9"),
    }


def test_a_section_of_a_list_begins_at_its_first_key() -> None:
    tree = parse('[[check]]\na = "1"\n[[check]]\nb = "2"\n[[check]]\n', "c.toml")
    assert isinstance(tree, Fields)
    sections = tree.entries[0].node
    assert isinstance(sections, Items)
    assert [str(section.place) for section in sections.nodes] == ["c.toml:2:1", "c.toml:4:1", "c.toml:1:3"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (r'"a\"b" = "x\\"', {r'a"b': ("1:1", "1:10")}),
        (r'a = "\u4e2d\n"', {"a": ("1:1", "1:5")}),
        (
            r'a = ["b", "c\td", ""]',
            {"a": ("1:1", ""), "a.0": ("", "1:6"), "a.1": ("", "1:11"), "a.2": ("", "1:19")},
        ),
        ('a = """\\tb\n\\t"""', {"a": ("1:1", "1:5")}),
    ],
)
def test_escapes_move_no_place(text: str, places: dict[str, tuple[str, str]]) -> None:
    assert flat(parse(text, "c.toml")) == places


def test_values_are_texts_as_in_a_sheet() -> None:
    tree = parse("a = 3\nb = true\nc = 2024-03-18\nd = 1.50\n", "c.toml")
    assert to_python(tree) == {"a": "3", "b": "true", "c": "2024-03-18", "d": "1.5"}


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "a = “x”\n",
            "c.toml:1:5: TOML 写法有误：这里不是一个值；文字要加引号；引号、等号、逗号和括号要用半角的",
            f"c.toml:1:5: no valid TOML: Invalid value; {HALF}",
        ),
        (
            "[a]\nb\n",
            "c.toml:2:2: TOML 写法有误：键后面要写“=”",
            "c.toml:2:2: no valid TOML: Expected '=' after a key in a key/value pair",
        ),
        (
            'a = ["x"\n',
            "c.toml:1: TOML 写法有误：列表没有写“]”",
            "c.toml:1: no valid TOML: Unclosed array",
        ),
        (
            'a = 1\nb = "drafts\\wx"\n',
            f"c.toml:2:14: TOML 写法有误：双引号里的“\\”后面不能是这个字；{SINGLE_ZH}",
            f"c.toml:2:14: no valid TOML: Unescaped '\\' in a string; {SINGLE_EN}",
        ),
        (
            'a = "C:\\users"\n',
            f"c.toml:1:10: TOML 写法有误：双引号里的“\\u”后面要写字符的编号；{SINGLE_ZH}",
            f"c.toml:1:10: no valid TOML: Invalid hex value; {SINGLE_EN}",
        ),
        (
            "[b]\n中 = 1\n",
            "c.toml:2:1: TOML 写法有误：这一行看不懂",
            "c.toml:2:1: no valid TOML: Invalid statement",
        ),
        (
            "a.中 = 1\n",
            "c.toml:1:3: TOML 写法有误：键要用字母、数字、“_”“-”，别的要加引号",
            "c.toml:1:3: no valid TOML: Invalid initial character for a key part",
        ),
        (
            "a = 1\na = 2\n",
            "c.toml:2:6: TOML 写法有误：这个键前面已经写过",
            "c.toml:2:6: no valid TOML: Cannot overwrite a value",
        ),
        (
            f"a = {'[' * 5000}",
            "c.toml: 嵌套太深",
            "c.toml: nested too deep",
        ),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, zh: str, en: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, "c.toml")
    assert [one.in_(Lang.ZH) for one in caught.value.mistakes] == [zh]
    assert [one.in_(Lang.EN) for one in caught.value.mistakes] == [en]


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text()), max_size=4))
def test_any_text_is_read_as_tomllib_reads_it(values: dict[str, list[str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'

    if any("\ud800" <= char <= "\udfff" for key in values for char in "".join([key, *values[key]])):
        return
    text = "".join(f"{quoted(key)} = [{', '.join(map(quoted, items))}]\n" for key, items in values.items())
    assert to_python(parse(text, "c.toml")) == values
