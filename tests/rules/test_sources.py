from collections.abc import Mapping
from datetime import date

import pytest

from heshi.errors import Place, SheetError
from heshi.rules.load import load_text
from heshi.rules.model import KindSpec, SheetSource
from heshi.words import Lang

Kinds = Mapping[str, KindSpec]

HASH = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"
SOURCES = f"""\
sheet: a
sources:
  - 公司公告
  - id: release
    file: sources/稿.md
    title: 发布会新闻稿
    publisher: 青禾科技
    url: https://example.com/a
    date: 2024-03-12
    sha256: {HASH}
  - file: sources/other.txt
claims:
"""


def wrong(text: str, kinds: Kinds, lang: Lang = Lang.EN) -> list[str]:
    with pytest.raises(SheetError) as caught:
        load_text(text, "a.yaml", kinds)
    return [mistake.in_(lang) for mistake in caught.value.mistakes]


def test_sources_are_read_with_all_that_is_said_of_them(kinds: Kinds) -> None:
    sheet = load_text(f"{SOURCES}  - {{id: a, says: 甲, date: 9月}}\n", "a.yaml", kinds)
    assert sheet.sources == (
        SheetSource(Place("a.yaml", 3, 5), title="公司公告"),
        SheetSource(
            Place("a.yaml", 4, 5),
            id="release",
            file="sources/稿.md",
            title="发布会新闻稿",
            publisher="青禾科技",
            url="https://example.com/a",
            date=date(2024, 3, 12),
            sha256=HASH.lower(),
        ),
        SheetSource(Place("a.yaml", 11, 5), file="sources/other.txt"),
    )
    assert [source.name for source in sheet.sources] == ["公司公告", "release", "sources/other.txt"]
    assert [source.label for source in sheet.sources] == ["公司公告", "发布会新闻稿", "sources/other.txt"]


def test_a_claim_names_its_source_by_id_file_or_title(kinds: Kinds) -> None:
    named = ["release", "sources/稿.md", "sources/other.txt", "公司公告"]
    claims = "".join(
        f"  - {{id: c{at}, says: 甲, date: 9月, source: {name}}}\n" for at, name in enumerate(named)
    )
    sheet = load_text(f"{SOURCES}{claims}  - {{id: z, says: 乙, date: 9月}}\n", "a.yaml", kinds)
    assert [claim.source for claim in sheet.claims] == [
        "release",
        "release",
        "sources/other.txt",
        "公司公告",
        None,
    ]


def test_the_only_source_is_every_claims_source(kinds: Kinds) -> None:
    text = "sheet: a\nsources: {id: x, file: x.md}\nclaims: [{id: a, says: 甲, date: 9月}]\n"
    assert [claim.source for claim in load_text(text, "a.yaml", kinds).claims] == ["x"]


def test_a_series_names_its_sources(kinds: Kinds) -> None:
    claims = "  - {for: [release, 公司公告], id: 'c-{it}', says: 甲, date: 9月, source: '{it}'}\n"
    sheet = load_text(SOURCES + claims, "a.yaml", kinds)
    assert [claim.source for claim in sheet.claims] == ["release", "公司公告"]


@pytest.mark.parametrize(
    ("sources", "zh", "en"),
    [
        (
            "{id: x}",
            "a.yaml:2:10: 出处要有 file、title 或 url",
            "a.yaml:2:10: a source has a file, a title or a url",
        ),
        (
            "[{file: /etc/passwd}]",
            "a.yaml:2:18: “/etc/passwd”是绝对路径；请写从本表所在文件夹算起的路径",
            'a.yaml:2:18: "/etc/passwd" is an absolute path; write it as seen from the folder of the sheet',
        ),
        (
            "[{file: x/../../b.md}]",
            "a.yaml:2:18: “x/../../b.md”在本表的文件夹之外；请放进同一个文件夹",
            'a.yaml:2:18: "x/../../b.md" lies outside the folder of the sheet; move it into the folder',
        ),
        (
            r"[{file: a\b.md}]",
            r"a.yaml:2:18: “a\b.md”里有反斜杠；请用“/”",
            r'a.yaml:2:18: "a\b.md" has a backslash; use "/"',
        ),
        (
            "[{file: b.md, sha256: 1234}]",
            "a.yaml:2:32: “1234”不是 SHA-256 校验值；是 64 位十六进制数，可以由 heshi sources lock 来写",
            (
                'a.yaml:2:32: "1234" is not a SHA-256 hash; it has 64 hexadecimal digits;'
                ' "heshi sources lock" writes it'
            ),
        ),
        (
            f"[{{title: 甲, sha256: {HASH}}}]",
            "a.yaml:2:30: 有 sha256，却没有 file",
            'a.yaml:2:30: "sha256" is the hash of a "file", and there is none',
        ),
        (
            "[{file: b.md, publishr: 甲}]",
            "a.yaml:2:24: 没有“publishr”这个字段；是不是“publisher”？",
            'a.yaml:2:24: unknown field "publishr"; did you mean "publisher"?',
        ),
        (
            "[{id: a, title: 甲}, {id: a, title: 乙}]",
            "a.yaml:2:35: 出处编号“a”重复了，前面已有（a.yaml:2:16）",
            'a.yaml:2:35: source id "a" is given twice; the first is at a.yaml:2:16',
        ),
        (
            "[{file: b.md}, {file: b.md}]",
            "a.yaml:2:32: 出处的文件“b.md”重复了，前面已有（a.yaml:2:18）",
            'a.yaml:2:32: source file "b.md" is given twice; the first is at a.yaml:2:18',
        ),
    ],
)
def test_what_is_wrong_with_a_source_is_said_at_its_place(
    sources: str, zh: str, en: str, kinds: Kinds
) -> None:
    text = f"sheet: a\nsources: {sources}\nclaims: [{{id: a, says: 甲, date: 9月}}]\n"
    assert [wrong(text, kinds, lang) for lang in (Lang.ZH, Lang.EN)] == [[zh], [en]]


def test_a_claim_cannot_name_a_source_that_is_not_there(kinds: Kinds) -> None:
    claim = "  - {id: a, says: 甲, date: 9月, source: relase}\n"
    assert wrong(SOURCES + claim, kinds) == [
        'a.yaml:13:40: there is no source "relase"; did you mean "release"?'
    ]
    assert wrong(f"sheet: a\nclaims:\n{claim}", kinds, Lang.ZH) == [
        "a.yaml:3:40: 没有“relase”这个出处；表里没有写 sources"
    ]
