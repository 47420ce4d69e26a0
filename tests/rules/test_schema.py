from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from heshi.cli import main
from heshi.kinds import KINDS
from heshi.rules.model import KindSpec
from heshi.rules.schema import ClaimModel, SheetModel, fields_of, json_schema, schema_text

ROOT = Path(__file__).parents[2]


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: with types, but a day is a text, as JSON has it."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_the_schema_names_every_field_and_kind(kinds: Mapping[str, KindSpec]) -> None:
    schema: dict[str, Any] = json_schema(kinds)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == {*fields_of(SheetModel), "claims"}
    assert schema["then"] == {"required": ["sheet", "claims"]}
    assert schema["additionalProperties"] is False
    claim = schema["$defs"]["ClaimModel"]
    assert set(claim["properties"]) == {*fields_of(ClaimModel), *kinds, "for"}
    assert claim["required"] == ["id", "says"]
    assert claim["oneOf"] == [{"required": ["date"]}, {"required": ["list"]}, {"required": ["pairs"]}]
    assert claim["then"]["properties"]["date"] == {
        "$ref": "#/$defs/DayParams",
        "description": "日期相符 · the date agrees",
    }


def test_short_forms_are_in_the_schema(kinds: Mapping[str, KindSpec]) -> None:
    schema: dict[str, Any] = json_schema(kinds)
    short, written_out = schema["$defs"]["DayParams"]["anyOf"]
    assert short == {"type": ["string", "number", "boolean"]}
    assert set(written_out["properties"]) == {"on", "from"}


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("names: {淘宝: , 京东: [JD]}", True),
        ("use: house.yaml\ndefaults: {required: false, severity: info, as_of: 2023-09-26}", True),
        ("use: house.yaml", False),
        ("names: []", False),
        ("names: {}\ntitle: 甲", False),
        ("sheet: a\nclaims: [{id: a, says: b, date: 9月}]", True),
        ("sheet: a\nuse: [x.yaml]\nclaims: [{id: a, says: b, date: 9月, required: false}]", True),
        ("sheet: a\nclaims: []", False),
        ("sheet: a\nclaims: [{id: a, says: b, dates: 9月}]", False),
        ("sheet: a\nclaims: [{id: a, says: b, date: 9月, list: [甲]}]", False),
        ("sheet: a\nclaims: [{id: a, says: b, list: 甲}]", False),
        ("sheet: a\nclaims: [{id: a, says: b, date: 9月, severity: eror}]", False),
        ("sheet: a\ntitle:\nclaims: [{id: a, says: b, date: 9月}]", False),
        ("sheet: a\nclaims: [{for: [甲, 2023], id: 'a{it}', says: b, about: [{it}], list: {it}}]", True),
        ("sheet: a\nclaims: [{for: [{a: 甲}], id: '{a}', says: b, date: '{a}'}]", True),
        ("sheet: a\nclaims: [{for: [], id: '{a}', says: b, date: '{a}'}]", False),
        ("sheet: a\nclaims: [{for: [甲], id: '{it}', says: b, dates: '{it}'}]", False),
    ],
)
def test_the_schema_takes_what_is_right(text: str, *, valid: bool, kinds: Mapping[str, KindSpec]) -> None:
    validator = Draft202012Validator(json_schema(kinds))
    assert validator.is_valid(yaml.load(text, EditorLoader)) is valid  # noqa: S506 - a safe loader


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/**/*.yaml")), ids=lambda path: path.stem)
def test_the_sheets_of_the_repository_keep_to_the_schema(path: Path) -> None:
    validator = Draft202012Validator(json_schema(KINDS))
    sheet = yaml.load(path.read_text("utf-8"), EditorLoader)  # noqa: S506 - a safe loader
    assert [error.message for error in validator.iter_errors(sheet)] == []


def test_there_are_sheets_to_validate() -> None:
    assert list(ROOT.glob("rules/**/*.yaml"))


def test_the_shipped_schema_is_up_to_date() -> None:
    """Made anew by ``heshi schema --output engine/heshi/rules/sheet.schema.json``."""
    shipped = resources.files("heshi.rules").joinpath("sheet.schema.json").read_text("utf-8")
    assert shipped == schema_text(KINDS)
    Draft202012Validator.check_schema(json_schema(KINDS))


def test_the_command_prints_and_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr() == (schema_text(KINDS), "")
    file = tmp_path / "heshi.schema.json"
    assert main(["schema", "--output", str(file)]) == 0
    assert capsys.readouterr() == ("", "")
    assert file.read_bytes().decode("utf-8") == schema_text(KINDS)
    assert main(["schema", "--output", str(tmp_path), "--lang", "zh"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{tmp_path}: 无法写入：")


def test_every_reference_leads_somewhere(kinds: Mapping[str, KindSpec]) -> None:
    schema: dict[str, Any] = json_schema(kinds)
    assert references(schema) == {f"#/$defs/{name}" for name in schema["$defs"]}


def references(schema: object) -> set[str]:
    if isinstance(schema, dict):
        own = {schema["$ref"]} if isinstance(schema.get("$ref"), str) else set()
        return own.union(*map(references, schema.values()))
    return set().union(*map(references, schema)) if isinstance(schema, list) else set()
