from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import Mistake, Place, SheetError, UsageError
from heshi.recognise.names import Boundary, Name
from heshi.rules.load import load_sheets, load_text
from heshi.rules.model import Claim, Example, KindSpec, Sheet, SheetSource, Term, Within
from heshi.severity import Severity
from heshi.words import Lang

HERE = Path(__file__).parent
GOOD = (HERE / "good.yaml").read_text("utf-8")
Kinds = Mapping[str, KindSpec]

MINIMAL = "sheet: {}\nclaims:\n  - id: a\n    says: 双方九月宣布合作\n    date: 9月\n"


def wrong(text: str, kinds: Kinds) -> list[str]:
    with pytest.raises(SheetError) as caught:
        load_text(text, "a.yaml", kinds)
    return [mistake.in_(Lang.EN) for mistake in caught.value.mistakes]


def test_every_form_of_a_sheet_is_read(kinds: Kinds) -> None:
    sheet = load_text(GOOD, "good.yaml", kinds)
    as_of = date(2023, 9, 26)
    source = "联合新闻稿，2023年9月25日"
    assert sheet == Sheet(
        id="alimama-tencent",
        title="阿里妈妈与腾讯广告的「深度合作」",
        path="good.yaml",
        as_of=as_of,
        names=(
            Name("阿里妈妈", ("Alimama",)),
            Name("B站", ("哔哩哔哩", "bilibili")),
            Name("视频号", ("微信视频号",)),
            Name("京东"),
            Name("腾讯广告", ("腾广", "Tencent Ads"), Boundary.STRICT, ("腾讯广告中心",)),
        ),
        claims=(
            Claim(
                sheet="alimama-tencent",
                id="announced-on",
                says="阿里妈妈与腾讯广告于9月25日联合宣布合作",
                about=(
                    Term(("阿里妈妈",)),
                    Term(("腾讯广告",)),
                    Term(("宣布", "官宣")),
                    Term(("京东",), exclude=True),
                    Term((), near=(Term(("合作",)), Term(("深度", "全面"))), within=Within.CLAUSE),
                ),
                kind="date",
                params=kinds["date"].params.model_validate({"on": "9月25号"}),
                required=True,
                severity=Severity.ERROR,
                examples={
                    "supported": (
                        Example(
                            "九月二十五日，阿里妈妈与腾讯广告共同宣布合作。", None, Place("good.yaml", 17, 19)
                        ),
                    ),
                    "contradicted": (
                        Example(
                            "阿里妈妈与腾讯广告\n\n9月26日，双方宣布合作。",
                            ("wrong-date",),
                            Place("good.yaml", 19, 17),
                        ),
                    ),
                    "missing": (Example("阿里妈妈与腾讯广告是老对手。", None, Place("good.yaml", 21, 16)),),
                },
                place=Place("good.yaml", 12, 5),
                as_of=as_of,
                source=source,
            ),
            Claim(
                sheet="alimama-tencent",
                id="placements",
                says="可投放的流量包括视频号、朋友圈、小程序",
                about=(),
                kind="list",
                params=kinds["list"].params.model_validate(
                    {"items": ["视频号", "NO", "0123", "朋友圈、小程序"], "complete": "true"}
                ),
                required=False,
                severity=Severity.INFO,
                examples={},
                place=Place("good.yaml", 22, 5),
                as_of=date(2023, 10, 1),
                source=source,
            ),
            Claim(
                sheet="alimama-tencent",
                id="优势",
                says="淘宝的优势在于多，天猫在于品牌",
                about=(),
                kind="pairs",
                params=kinds["pairs"].params.model_validate({"淘宝": "多", "12:30": "品牌"}),
                required=True,
                severity=Severity.ERROR,
                examples={},
                place=Place("good.yaml", 28, 5),
                as_of=as_of,
                source=source,
            ),
        ),
        sources=(SheetSource(Place("good.yaml", 10, 10), title=source),),
    )


@pytest.mark.parametrize("lang", Lang)
def test_all_mistakes_are_reported_at_once(lang: Lang, kinds: Kinds) -> None:
    with pytest.raises(SheetError) as caught:
        load_text((HERE / "bad.yaml").read_text("utf-8"), "bad.yaml", kinds, gap_codes=["missing-item"])
    expected = (HERE / f"bad.{lang}.txt").read_text("utf-8").splitlines()
    assert [mistake.in_(lang) for mistake in caught.value.mistakes] == expected


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("", ["a.yaml: the sheet is empty"]),
        ("# 只有注释\n", ["a.yaml: the sheet is empty"]),
        ("- 一\n", ["a.yaml:1:1: a sheet is a mapping; give sheet and claims"]),
        (
            "sheet：一\nclaims：二\n",
            ['a.yaml:1:1: a sheet is a mapping; write a half-width colon and a space after a key, ": "'],
        ),
        ("sheet: 一\nclaims:\n", ['a.yaml:2:1: "claims" is empty']),
        ("sheet: 一\nclaims: []\n", ['a.yaml:2:9: "claims" is empty']),
        (
            "sheet: 一\nclaims: {id: 二}\n",
            ['a.yaml:2:9: "claims" must be a list; begin each claim with "- "'],
        ),
        ("sheet: 一\n", ['a.yaml:1:1: "claims" is missing']),
        (
            "sheet: 一\nnames: [二]\nclaims: 三",
            [
                'a.yaml:2:8: "names" must be a mapping, not a list',
                'a.yaml:3:9: "claims" must be a list; begin each claim with "- "',
            ],
        ),
    ],
)
def test_a_sheet_without_claims_is_wrong(text: str, mistakes: list[str], kinds: Kinds) -> None:
    assert wrong(text, kinds) == mistakes


def test_what_stands_beside_an_error_of_syntax_is_checked_too(kinds: Kinds) -> None:
    text = (
        "sheet: 一\n"
        "title: 二: 三\n"
        "claims:\n"
        "  - id: a\n"
        "    says: 缩进不齐\n"
        "   date: 9月\n"
        "  - id: b\n"
        "    says: 种类写错\n"
        "    dates: 9月\n"
    )
    assert wrong(text, kinds) == [
        'a.yaml:2:9: no colon may stand here; put a text with ": " in quotes, or look at the line above',
        "a.yaml:6:4: this line does not line up with those above; indent lines of one level alike",
        'a.yaml:9:5: unknown kind "dates"; did you mean "date"?',
    ]


def test_a_claim_that_cannot_be_read_hides_no_other(kinds: Kinds) -> None:
    text = "sheet: x\nclaims:\n  - id: a\n  says: b\n  - id: b\n    dates: 3月\n    says: x\n"
    assert wrong(text, kinds) == [
        "a.yaml:4:3: this line does not line up with those above; indent lines of one level alike",
        'a.yaml:6:5: unknown kind "dates"; did you mean "date"?',
    ]


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path, kinds: Kinds) -> None:
    for name in ("b.yml", "a/c.yaml", "A.YAML", ".hidden.yaml", ".git/d.yaml", "notes.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(MINIMAL.format(file.stem.strip(".")), "utf-8")
    sheets = load_sheets([tmp_path, tmp_path / "b.yml"], kinds)
    assert [sheet.id for sheet in sheets] == ["A", "c", "b"]
    assert [claim.ref for claim in sheets.claims] == ["A/a", "c/a", "b/a"]


def test_mistakes_of_all_files_are_reported_at_once(tmp_path: Path, kinds: Kinds) -> None:
    (tmp_path / "a.yaml").write_text(MINIMAL.format("x"), "utf-8")
    (tmp_path / "b.yaml").write_text("\ufeff" + MINIMAL.format("x"), "utf-8")
    (tmp_path / "c.yaml").write_bytes("sheet: x\ntitle: 核实".encode("gb18030"))
    (tmp_path / "d.yaml").write_text(MINIMAL.format("y").replace("date", "dat"), "utf-8")
    (tmp_path / "empty").mkdir()
    root = tmp_path.as_posix()
    with pytest.raises(SheetError) as caught:
        load_sheets([tmp_path, tmp_path / "empty", tmp_path / "gone.yaml"], kinds)
    assert [mistake.in_(Lang.EN) for mistake in caught.value.mistakes] == [
        f'{root}/b.yaml:1:8: sheet id "x" is given twice; the first is at {root}/a.yaml:1:8',
        f"{root}/c.yaml:2:8: the file is not UTF-8, it looks like GB18030; save it as UTF-8",
        f'{root}/d.yaml:5:5: unknown kind "dat"; did you mean "date"?',
        f"{root}/empty: no fact sheet (*.yaml) in this folder",
        f"{root}/gone.yaml: no such file",
    ]


def test_no_sheet_at_all_is_a_mistake_of_usage(tmp_path: Path, kinds: Kinds) -> None:
    with pytest.raises(UsageError) as caught:
        load_sheets([tmp_path], kinds)
    assert str(caught.value) == f"{tmp_path.as_posix()}: no fact sheet (*.yaml) in this folder"
    with pytest.raises(UsageError, match="no fact sheet is given"):
        load_sheets([], kinds)


PIECES = [
    *("sheet", "claims", "id", "says", "date", "list", "pairs", "about", "names", "examples", "any", "near"),
    *("for", "it", "{it}", "{{", "}}", "use", "defaults", "required"),
    *(": ", "：", ":", "- ", "\n", "\n  ", "\n  - ", "\n    ", "\t", "[", "]", "{", "}", ", ", "，", "、"),
    *('"', "'", "|", ">", "*", "&", "!", "%", "@", "#", "?", "~", "<<", "---", "...", "\\", "\x00", "\ud800"),
    *(
        "9月31号",
        "阿里妈妈",
        "NO",
        "2023-09-25",
        "\u2028",
        "\ufeff",
        "\r\n",
        "𠮷",
        "&a ",
        "*a",
        "true",
        "yes",
    ),
]


@settings(deadline=None, max_examples=300)
@given(
    text=st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
        st.tuples(
            st.integers(0, 1100),
            st.integers(0, 8),
            st.lists(st.sampled_from(PIECES), max_size=3).map("".join),
        ).map(lambda edit: GOOD[: edit[0]] + edit[2] + GOOD[edit[0] + edit[1] :]),
    )
)
def test_any_text_loads_or_is_refused_with_places_in_it(text: str, kinds: Kinds) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [mistake.place for mistake in mistakes_of(text, kinds)]
    assert places == sorted(places)
    for place in places:
        assert 0 <= place.line <= len(lines)
        assert place.line == 0 or 1 <= place.column <= len(lines[place.line - 1]) + 1


def mistakes_of(text: str, kinds: Kinds) -> tuple[Mistake, ...]:
    try:
        load_text(text, "a.yaml", kinds)
    except SheetError as error:
        return error.mistakes
    return ()
