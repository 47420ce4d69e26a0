"""Every format for machines against its schema, with the texts that trip them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from heshi.findings import DraftReport, Failure, Report
from heshi.reporters import REPORTERS, View
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "tests" / "schemas"
MULTITOOL = shutil.which(os.environ.get("HESHI_SARIF_MULTITOOL", "sarif-multitool"))
"""Microsoft's validator, of the npm package @microsoft/sarif-multitool."""

JSON = {"sarif": "sarif-2.1.0.json", "gitlab": "gitlab.json", "rdjson": "rdjson.json"}
XML = {"junit": "junit.xsd", "checkstyle": "checkstyle.xsd"}


@cache
def validator(name: str) -> Callable[[str], object]:
    """What raises where a text does not keep to the schema of a format."""
    if name in XML:
        return xmlschema.XMLSchema(SCHEMAS / XML[name]).validate
    schema = json.loads((SCHEMAS / JSON[name]).read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return lambda text: checker.validate(json.loads(text))


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", [*JSON, *XML])
def test_the_planted_draft(name: str, lang: Lang, planted: Report, *, verbose: bool) -> None:
    validator(name)(REPORTERS[name].render(planted, View(lang=lang, verbose=verbose)))


@pytest.mark.parametrize("name", [*JSON, *XML])
def test_nothing_at_all(name: str) -> None:
    validator(name)(REPORTERS[name].render(Report(()), View()))


@pytest.mark.parametrize("name", [*JSON, *XML])
@given(text=st.text(min_size=1, max_size=20))
def test_any_text_in_any_place(name: str, text: str) -> None:
    failure = Failure(text, Words(text, text), Words(text, text))
    report = Report((DraftReport(f"a{text}", None, (), (failure, failure)),), (failure,))
    validator(name)(REPORTERS[name].render(report, View()))


@pytest.mark.parametrize("name", ["sarif"])
def test_a_schema_refuses_what_is_wrong(name: str, planted: Report) -> None:
    text = REPORTERS[name].render(planted, View())
    with pytest.raises(jsonschema.ValidationError):
        validator(name)(text.replace('"utf16CodeUnits"', '"bytes"'))


@pytest.mark.skipif(MULTITOOL is None, reason="sarif-multitool (npm) is not installed")
@pytest.mark.parametrize("rules", ["Sarif", "Ghas"])
def test_the_validator_of_sarif_finds_nothing(rules: str, planted: Report, tmp_path: Path) -> None:
    assert MULTITOOL is not None
    log, found = tmp_path / "a.sarif", tmp_path / "found.sarif"
    log.write_text(REPORTERS["sarif"].render(planted, View()), encoding="utf-8")
    command = [MULTITOOL, "validate", str(log), "--rule-kind", rules, "--output", str(found)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the program that the user named
    results = json.loads(found.read_text(encoding="utf-8"))["runs"][0]["results"]
    # SARIF2005 wants an address of the program, which Heshi has none of yet.
    assert {result["ruleId"] for result in results} <= {"SARIF2005"}
