import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from heshi.errors import HeshiError, SheetError, UsageError
from heshi.recognise.names import Boundary, Name
from heshi.rules.load import MAX_USES, load_sheets, load_text
from heshi.rules.model import KindSpec
from heshi.words import Lang

Kinds = Mapping[str, KindSpec]

CLAIM = "claims:\n  - {id: a, says: 双方九月宣布合作, date: 9月}\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def wrong(folder: Path, kinds: Kinds, lang: Lang = Lang.EN, *paths: str) -> list[str]:
    with pytest.raises(HeshiError) as caught:
        load_sheets([folder / path for path in paths or [""]], kinds)
    return [mistake.in_(lang).replace(f"{folder.as_posix()}/", "") for mistake in caught.value.mistakes]


def test_names_and_defaults_come_from_another_file(tmp_path: Path, kinds: Kinds) -> None:
    write(
        tmp_path,
        a=f"sheet: a\nuse: house.yaml\nnames: {{淘宝: [淘宝网, 手淘], 京东: }}\n{CLAIM}",
        house=(
            "use: [parts/people.yaml]\n"
            "names: {淘宝: {aliases: [手淘], boundary: strict}, 戴珊: [戴总]}\n"
            "defaults: {required: false, severity: warning, as_of: 2023-09-26}\n"
        ),
        parts__people="names: {戴珊: []}\ndefaults: {severity: info}\n",
    )
    (sheet,) = load_sheets([tmp_path], kinds)
    assert sheet.names == (
        Name("戴珊", ("戴总",)),
        Name("淘宝", ("手淘", "淘宝网"), Boundary.STRICT),
        Name("京东"),
    )
    (claim,) = sheet.claims
    assert (claim.required, claim.severity, claim.as_of) == (False, "warning", date(2023, 9, 26))
    assert sheet.as_of == date(2023, 9, 26)
    assert load_sheets([tmp_path / "a.yaml"], kinds).sheets[0].claims == sheet.claims


def test_the_nearer_default_holds(kinds: Kinds) -> None:
    text = (
        "sheet: a\n"
        "as_of: 2023-01-01\n"
        "defaults: {required: false, severity: info, as_of: 2023-02-02}\n"
        "claims:\n"
        "  - {id: a, says: 甲, date: 9月}\n"
        "  - {id: b, says: 乙, date: 9月, required: true, severity: error, as_of: 2023-03-03}\n"
    )
    sheet = load_text(text, "a.yaml", kinds)
    assert sheet.as_of == date(2023, 1, 1)
    assert [(claim.required, claim.severity, claim.as_of) for claim in sheet.claims] == [
        (False, "info", date(2023, 2, 2)),
        (True, "error", date(2023, 3, 3)),
    ]


def test_the_own_day_of_a_sheet_goes_before_a_shared_one(tmp_path: Path, kinds: Kinds) -> None:
    write(
        tmp_path,
        a=f"sheet: a\nas_of: 2023-01-01\nuse: house.yaml\n{CLAIM}",
        house="defaults: {as_of: 2023-09-26}\n",
    )
    (sheet,) = load_sheets([tmp_path], kinds)
    assert [sheet.as_of, *(claim.as_of for claim in sheet.claims)] == [date(2023, 1, 1)] * 2


def test_a_house_pack_is_a_sheet_and_shares_its_names_alone(tmp_path: Path, kinds: Kinds) -> None:
    write(
        tmp_path,
        a=f"sheet: a\nuse: pack.yaml\n{CLAIM}",
        pack=f"sheet: pack\nas_of: 2023-01-01\nnames: {{淘宝: }}\n{CLAIM}",
    )
    sheets = load_sheets([tmp_path], kinds)
    assert [claim.ref for claim in sheets.claims] == ["a/a", "pack/a"]
    assert [sheet.names for sheet in sheets] == [(Name("淘宝"),)] * 2
    assert sheets.sheets[0].as_of is None
    assert [claim.ref for claim in load_sheets([tmp_path / "a.yaml"], kinds).claims] == ["a/a"]


def test_a_file_of_names_alone_is_no_sheet(tmp_path: Path, kinds: Kinds) -> None:
    write(tmp_path, house="names: {淘宝: }\n")
    with pytest.raises(UsageError) as caught:
        load_sheets([tmp_path], kinds)
    assert caught.value.mistakes[0].in_(Lang.ZH) == (
        f"{tmp_path.as_posix()}/house.yaml: 只有共用的名称和默认值，没有主张"
    )
    with pytest.raises(UsageError, match=r"^house\.yaml: only names and defaults to share, no claim$"):
        load_text("names: {淘宝: }\n", "house.yaml", kinds)
    with pytest.raises(SheetError, match='"·" cannot be a name'):
        load_text("names: {淘宝: ·}\n", "house.yaml", kinds)


def test_a_file_that_only_uses_others_lacks_its_claims(kinds: Kinds, tmp_path: Path) -> None:
    write(tmp_path, a="use: house.yaml\n", house="names: {淘宝: }\n")
    assert wrong(tmp_path, kinds) == ['a.yaml:1:1: "sheet" is missing', 'a.yaml:1:1: "claims" is missing']


def test_only_files_in_the_folder_of_the_sheet_are_read(tmp_path: Path, kinds: Kinds) -> None:
    write(tmp_path, out="secret: 密\n", rules__sub__b="names: {淘宝: }\n", rules__x="names: {天猫: }\n")
    (tmp_path / "rules/link.yaml").symlink_to(tmp_path / "out.yaml")
    (tmp_path / "rules/loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "rules/inner.yaml").symlink_to("x.yaml")
    os.mkfifo(tmp_path / "rules/pipe.yaml")
    bad = ["../out.yaml", "s/../../out.yaml", "/x.yaml", r"C:\x.yaml", "C:x.yaml", "link.yaml", "loop.yaml"]
    bad += ["gone.yaml", "pipe.yaml", "out.txt", "sub", "", "inner.yaml", "sub/../x.yaml", "sub/b.yaml"]
    listed = "".join(f"  - '{word}'\n" for word in bad)
    write(tmp_path, rules__a=f"sheet: a\nuse:\n{listed}{CLAIM}")
    assert wrong(tmp_path, kinds, Lang.EN, "rules/a.yaml") == [
        'rules/a.yaml:3:5: "../out.yaml" lies outside the folder of the sheet; move it into the folder',
        'rules/a.yaml:4:5: "s/../../out.yaml" lies outside the folder of the sheet; move it into the folder',
        'rules/a.yaml:5:5: "/x.yaml" is an absolute path; write it as seen from the folder of the sheet',
        r'rules/a.yaml:6:5: "C:\x.yaml" has a backslash; use "/"',
        'rules/a.yaml:7:5: "C:x.yaml" is an absolute path; write it as seen from the folder of the sheet',
        'rules/a.yaml:8:5: "link.yaml" links to outside the folder of the sheet; move it into the folder',
        'rules/a.yaml:9:5: "loop.yaml" cannot be read',
        ('rules/a.yaml:10:5: there is no file "gone.yaml"; write it as seen from the folder of the sheet'),
        ('rules/a.yaml:11:5: there is no file "pipe.yaml"; write it as seen from the folder of the sheet'),
        'rules/a.yaml:12:5: "out.txt" is no .yaml file',
        'rules/a.yaml:13:5: "sub" is no .yaml file',
        'rules/a.yaml:14:5: item 12 of "use" is empty',
    ]
    assert wrong(tmp_path, kinds, Lang.ZH, "rules/a.yaml")[:3] == [
        "rules/a.yaml:3:5: “../out.yaml”在本表的文件夹之外；请放进同一个文件夹",
        "rules/a.yaml:4:5: “s/../../out.yaml”在本表的文件夹之外；请放进同一个文件夹",
        "rules/a.yaml:5:5: “/x.yaml”是绝对路径；请写从本表所在文件夹算起的路径",
    ]


def test_files_that_use_one_another_in_a_circle_are_refused(tmp_path: Path, kinds: Kinds) -> None:
    write(
        tmp_path,
        a=f"sheet: a\nuse: b.yaml\n{CLAIM}",
        b="use: [c.yaml, b.yaml]\nnames: {淘宝: }\n",
        c="names: {天猫: }\nuse: b.yaml\n",
    )
    assert wrong(tmp_path, kinds, Lang.ZH, "a.yaml") == [
        "b.yaml:1:15: “b.yaml”是它自己",
        "c.yaml:2:6: “b.yaml”绕回了已在引用的文件",
    ]


def test_a_chain_of_uses_has_an_end(tmp_path: Path, kinds: Kinds) -> None:
    length = MAX_USES + 5
    links = {f"n{i:02}": f"names: {{名{i}: }}\nuse: n{i + 1:02}.yaml\n" for i in range(length)}
    write(tmp_path, a=f"sheet: a\nuse: n00.yaml\n{CLAIM}", **links, **{f"n{length}": "names: {末: }\n"})
    assert wrong(tmp_path, kinds, Lang.EN, "a.yaml") == [
        "n15.yaml:2:6: files use one another more than 16 deep"
    ]


def test_a_file_that_many_use_is_told_of_once(tmp_path: Path, kinds: Kinds) -> None:
    write(
        tmp_path,
        a=f"sheet: a\nuse: [house.yaml, b.yaml]\n{CLAIM}",
        b=f"sheet: b\nuse: house.yaml\n{CLAIM}",
        house="names: {淘宝: , ·: }\ndefault: {required: yes}\nclaim: x\n",
    )
    assert wrong(tmp_path, kinds) == [
        'house.yaml:1:1: "sheet" is missing',
        'house.yaml:1:15: "·" cannot be a name',
        'house.yaml:2:1: unknown field "default"; did you mean "defaults"?',
        'house.yaml:2:21: "yes" is neither true nor false; write true',
        'house.yaml:3:1: unknown field "claim"; did you mean "claims"?',
        'house.yaml:3:8: "claims" must be a list; begin each claim with "- "',
    ]


def test_names_of_several_files_may_not_clash(tmp_path: Path, kinds: Kinds) -> None:
    write(
        tmp_path,
        a=f"sheet: a\nuse: [one.yaml, two.yaml]\nnames: {{腾讯广告: , 阿里: [Alimama], 騰訊: }}\n{CLAIM}",
        one="names: {阿里妈妈: [Alimama], 腾讯: [腾讯广告]}\n",
        two="names: {腾讯: [腾讯广告, 鹅厂], 字节: [ALIMAMA]}\n",
    )
    assert wrong(tmp_path, kinds) == [
        'a.yaml:3:9: "腾讯广告" is a spelling of "腾讯" already (one.yaml:1:31)',
        'a.yaml:3:22: "Alimama" is a spelling of "阿里妈妈" already (one.yaml:1:16)',
        'a.yaml:3:32: "騰訊" is a spelling of "腾讯" already (one.yaml:1:26)',
        'two.yaml:1:30: "ALIMAMA" is a spelling of "阿里妈妈" already (one.yaml:1:16)',
    ]


def test_a_used_file_that_cannot_be_read_is_told_of(tmp_path: Path, kinds: Kinds) -> None:
    write(tmp_path, a=f"sheet: a\nuse: [b.yaml, c.yaml]\n{CLAIM}", c="- x\n")
    (tmp_path / "b.yaml").write_bytes("names: {淘宝: }".encode("gb18030"))
    assert wrong(tmp_path, kinds, Lang.EN, "a.yaml") == [
        "b.yaml:1:9: the file is not UTF-8, it looks like GB18030; save it as UTF-8",
        "c.yaml:1:1: a sheet is a mapping; give sheet and claims",
    ]


def test_a_text_without_a_folder_uses_nothing(tmp_path: Path, kinds: Kinds) -> None:
    text = f"sheet: a\nuse: house.yaml\n{CLAIM}"
    with pytest.raises(SheetError, match=r'^a\.yaml:2:6: "use" cannot be used here$'):
        load_text(text, "a.yaml", kinds)
    write(tmp_path, house="names: {淘宝: }\n")
    assert load_text(text, "a.yaml", kinds, folder=tmp_path).names == (Name("淘宝"),)
    write(tmp_path, a=text)
    with pytest.raises(SheetError, match=r'^a\.yaml:2:6: "a\.yaml" is this file itself$'):
        load_text(text.replace("house", "a"), "a.yaml", kinds, folder=tmp_path)
