import pytest

from heshi.errors import Place
from heshi.rules.yamlnodes import (
    MAX_LENGTH,
    UNREADABLE,
    Broken,
    Empty,
    Entry,
    Fields,
    Items,
    Scalar,
    parse,
    to_python,
)
from heshi.words import Lang


def at(line: int, column: int) -> Place:
    return Place("a.yaml", line, column)


def wrong(text: str) -> list[str]:
    return [mistake.in_(Lang.EN) for mistake in parse(text, "a.yaml").mistakes]


def test_scalars_stay_as_written_with_their_places() -> None:
    tree = parse("\ufeffon: NO\r\n日: [2023-09-25, 12:30, '0123', ~]\r\n空:\n", "a.yaml")
    assert tree.mistakes == ()
    assert tree.root == Fields(
        at(1, 1),
        (
            Entry(Scalar(at(1, 1), "on"), Scalar(at(1, 5), "NO")),
            Entry(
                Scalar(at(2, 1), "日"),
                Items(
                    at(2, 4),
                    (
                        Scalar(at(2, 5), "2023-09-25"),
                        Scalar(at(2, 17), "12:30"),
                        Scalar(at(2, 24), "0123", plain=False),
                        Empty(at(2, 32)),
                    ),
                ),
            ),
            Entry(Scalar(at(3, 1), "空"), Empty(at(3, 1))),
        ),
    )


def test_aliases_and_merge_keys_are_read() -> None:
    tree = parse("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [{z: 4, y: 5}, *a]}\nd: *a\n", "a.yaml")
    assert tree.mistakes == ()
    assert to_python(tree.root) == {
        "a": {"x": "1", "y": "2"},
        "b": {"x": "1", "y": "3"},
        "c": {"z": "4", "y": "5", "x": "1"},
        "d": {"x": "1", "y": "2"},
    }


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    tree = parse("a: '甲\u2028乙'\nb: 丙\n", "a.yaml")
    assert isinstance(tree.root, Fields)
    assert tree.root.entries[1].key.place == at(2, 1)


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("a: 1\na: 2\n", ['a.yaml:2:1: "a" is given twice; the first is at a.yaml:1:1']),
        (
            "a: !!python/name:os.system\n",
            [
                (
                    'a.yaml:1:4: tags are not allowed: "!!python/name:os.system"; '
                    'put a text that begins with "!" in quotes'
                )
            ],
        ),
        ("a: &a [*a]\n", ['a.yaml:1:8: "*a" holds itself']),
        ("a: *b\n", ['a.yaml:1:4: "*b" is not defined; put a text that begins with "*" in quotes']),
        ("{[a]: b}\n", ['a.yaml:1:2: a key must be a text; put a text with "{" or "[" in quotes']),
        ("'': b\n", ["a.yaml:1:1: the key is empty"]),
        ("a: {<<: b}\n", ['a.yaml:1:9: "<<" takes a mapping']),
        (
            "a: 1\n---\nb: 2\n",
            [
                (
                    "a.yaml:2:1: a file holds one sheet, and here begins another; "
                    'move what follows "---" to a file of its own'
                )
            ],
        ),
        ("[" * 40, ["a.yaml:1:33: nested more than 32 deep"]),
        ("a: 甲\x07乙\n", ["a.yaml:1:5: a control character stands here (U+0007); delete it"]),
        ("a: [甲, , 乙]\n", ["a.yaml:1:8: an item is missing here; delete the comma, or write the item"]),
        ("a: 乙]\nb: [甲]]\n", ['a.yaml:2:7: "]" has no "["']),
        ("a: @甲\n", ['a.yaml:1:4: a text cannot begin with "@"; put the whole text in quotes']),
        ("a: &\n", ['a.yaml:1:4: a text cannot begin with "&"; put the whole text in quotes']),
        ("a: >50%\n", ['a.yaml:1:4: a text cannot begin with "|" or ">"; put the whole text in quotes']),
        ('a: "\\甲"\n', ['a.yaml:1:5: a wrong "\\" in double quotes; use single quotes']),
    ],
)
def test_mistakes_of_form(text: str, mistakes: list[str]) -> None:
    assert wrong(text) == mistakes


def test_tabs_are_reported_and_read_as_spaces() -> None:
    tree = parse("a:\n\tb: 1\n    \tc: 2\nd: |\n  甲\n  \t乙\n", "a.yaml")
    assert [mistake.place for mistake in tree.mistakes] == [at(2, 1), at(3, 5)]
    tree = parse("a:\n\tb: 1\n\tc: {d: 1, d: 2}\n", "a.yaml")
    assert [mistake.place for mistake in tree.mistakes] == [at(2, 1), at(3, 1), at(3, 12)]
    assert to_python(tree.root) == {"a": {"b": "1", "c": {"d": "1"}}}


def test_a_key_without_a_proper_colon_is_reported_and_read() -> None:
    tree = parse("a：甲\nb:乙\nc: {d: 1, d: 2}\n", "a.yaml")
    assert [mistake.in_(Lang.EN) for mistake in tree.mistakes] == [
        'a.yaml:1:2: a full-width colon "："; write "a: "',
        'a.yaml:2:2: no space after the colon; write "b: "',
        'a.yaml:3:11: "d" is given twice; the first is at a.yaml:3:5',
    ]
    assert to_python(tree.root) == {"a": "甲", "b": "乙", "c": {"d": "1"}}


def test_what_cannot_be_read_is_broken_and_the_rest_is_read() -> None:
    tree = parse("a: '甲\nb: 乙\n", "a.yaml")
    assert [mistake.place for mistake in tree.mistakes] == [at(1, 4)]
    assert to_python(tree.root) == {"a": UNREADABLE, "b": "乙"}


def test_aliases_cannot_unfold_without_end() -> None:
    doubled = "".join(f"b{i + 1}: &b{i + 1} [*b{i}, *b{i}]\n" for i in range(40))
    tree = parse("b0: &b0 [甲, 乙]\n" + doubled, "a.yaml")
    assert [mistake.problem.en for mistake in tree.mistakes] == ["aliases stand for more than 100,000 nodes"]


def test_a_huge_text_is_not_read() -> None:
    tree = parse("甲" * (MAX_LENGTH + 1), "a.yaml")
    assert tree.root == Broken(Place("a.yaml"))
    assert [mistake.problem.en for mistake in tree.mistakes] == [
        "the sheet is too long: 1,000,001 characters, at most 1,000,000"
    ]


@pytest.mark.parametrize("text", ["a: 'b\n", "a: b: c\n", "- id: [\n", "\ta: b\n", "a: [" + "b," * 30])
def test_a_hostile_text_is_refused_in_bounded_time(text: str) -> None:
    assert wrong(text * 1000)
