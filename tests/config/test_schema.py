from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from heshi.cli import main
from heshi.config.schema import config_schema, config_schema_text

STARTERS = sorted((Path(__file__).parents[2] / "engine/heshi/cli/starter").glob("*/heshi.toml"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(config_schema())


@pytest.mark.parametrize("starter", STARTERS, ids=lambda path: path.parent.name)
def test_the_first_configurations_fit(starter: Path) -> None:
    Draft202012Validator(config_schema()).validate(tomllib.loads(starter.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        'drafs = "a"',
        'fail-on = "supported"',
        '[[check]]\ndrafts = "a"',
        '[severity]\nhedged = "off"',
        '[[ignore]]\nclaims = "a/b"',
        'output = {xml = "a"}',
    ],
)
def test_what_heshi_refuses_does_not_fit(text: str) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(config_schema()).validate(tomllib.loads(text))


def test_it_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--config"]) == 0
    assert capsys.readouterr() == (config_schema_text(), "")
