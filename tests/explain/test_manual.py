"""The manual pages of the kinds: made from the source, whole, and up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from heshi.explain import kind_page
from heshi.explain.gaps import GAPS_OF
from heshi.explain.manual import FIELDS, FORMS
from heshi.findings import GAPS
from heshi.kinds import KINDS
from heshi.rules.load import load_text
from heshi.words import Lang

ROOT = Path(__file__).parents[2]
HAN = re.compile("[\u4e00-\u9fff]")
SHEET = "sheet: s\nclaims:\n  - {{id: c, says: 主张, about: [词], {kind}: {form}}}\n"


@pytest.mark.parametrize("name", KINDS)
def test_the_page_in_the_documents_is_up_to_date(name: str) -> None:
    """To renew the pages: ``python -m heshi.explain --write docs/kinds``."""
    page = (ROOT / "docs" / "kinds" / f"{name}.md").read_text(encoding="utf-8")
    assert page == kind_page(KINDS[name], Lang.ZH)


def test_no_page_is_left_over() -> None:
    assert sorted(path.stem for path in (ROOT / "docs" / "kinds").glob("*.md")) == sorted(KINDS)


def test_every_kind_has_its_rows() -> None:
    assert list(FORMS) == list(FIELDS) == list(GAPS_OF) == list(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_every_parameter_is_explained_and_no_other(name: str) -> None:
    fields = KINDS[name].params.model_fields
    assert list(FIELDS[name]) == [field.alias or key for key, field in fields.items()]
    assert not any(HAN.search(words.en) for words in FIELDS[name].values())


@pytest.mark.parametrize(("name", "form"), [(name, form) for name in KINDS for form in FORMS[name]])
def test_every_form_can_be_written(name: str, form: str) -> None:
    sheet = load_text(SHEET.format(kind=name, form=form), "s.yaml", KINDS)
    assert [claim.kind for claim in sheet.claims] == [name]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("lang", Lang)
def test_a_page_names_the_gaps_and_shows_a_contradiction(name: str, lang: Lang) -> None:
    page = kind_page(KINDS[name], lang)
    codes = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| `[a-z]+` \|$", page, re.MULTILINE)
    assert codes == list(GAPS_OF[name])
    assert set(codes) <= set(GAPS)
    claims = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[1])
    shown = [verdict for claim in claims for verdict in claim["examples"]]
    assert "contradicted" in shown
    assert 3 <= len(shown) <= 5
    if lang is Lang.EN:
        prose = re.sub(r"```yaml\n.*?```", "", page, flags=re.DOTALL)
        assert not HAN.search(prose)
