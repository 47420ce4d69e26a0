"""Heshi in a spaCy pipeline: spans aligned to tokens, the report, and what the configuration refuses."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from heshi.errors import SheetError, UsageError
from heshi.findings import Report, Verdict
from heshi.spacy_component import Heshi, make_heshi

if TYPE_CHECKING:
    from pathlib import Path

SHEET = """
sheet: news
names: {青禾科技: [青禾]}
claims:
  - id: launch-day
    says: 青禾科技9月25日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 9月25日
  - id: no-editor
    says: 不用“小编”
    text: {forbid: 小编}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    file = tmp_path / "a.yaml"
    file.write_text(SHEET, "utf-8")
    return str(file)


def spans(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.label_, span.id_, span.text) for span in doc.spans["heshi"]]


def test_a_pipeline_finds_what_a_check_finds(sheet: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("heshi", config={"sheets": [sheet], "today": "2023-09-26"})
    doc = nlp("🎉 青禾科技在９月26号发布新品，小编去看了。")
    assert spans(doc) == [
        ("news/launch-day:contradicted", "wrong-date", "９月26号"),
        ("news/no-editor:contradicted", "forbidden-text", "小编"),
    ]
    report = doc._.heshi
    assert isinstance(report, Report)
    assert [finding.verdict for finding in report.findings()] == [Verdict.CONTRADICTED] * 2


def test_evidence_of_support_is_shown(sheet: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("heshi", config={"sheets": [sheet]})
    assert spans(nlp("青禾9月25日发布新品。")) == [("news/launch-day:supported", "support", "9月25日")]


def test_a_place_grows_to_whole_tokens(sheet: str) -> None:
    nlp = spacy.blank("en")  # cuts at blanks alone
    nlp.add_pipe("heshi", config={"sheets": [sheet]})
    assert spans(nlp("今天 青禾科技9月26日发布新品 。"))[0] == (
        "news/launch-day:contradicted",
        "wrong-date",
        "青禾科技9月26日发布新品",
    )


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_text_is_checked_too(sheet: str, text: str) -> None:
    doc = Heshi([sheet])(Doc(spacy.blank("zh").vocab, words=[text] if text else []))
    assert spans(doc) == []


def test_a_byte_order_mark_moves_nothing(sheet: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("heshi", config={"sheets": [sheet]})
    assert spans(nlp("\ufeff青禾9月26日发布新品。"))[0][2] == "9月26日"


def test_a_text_may_be_markdown(sheet: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("heshi", config={"sheets": [sheet], "suffix": ".md"})
    assert spans(nlp("青禾科技**9月**26日发布新品。"))[0][2] == "9月**26日"


def test_without_the_report_a_doc_can_be_written(sheet: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("heshi", config={"sheets": [sheet], "report": False})
    doc = nlp("青禾科技9月26日发布新品。")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert doc._.heshi is None
    assert spans(again) == spans(doc)


def test_a_component_may_be_sent_to_another_process(sheet: str) -> None:
    component = pickle.loads(pickle.dumps(Heshi([sheet], "2023-09-26", report=False)))  # noqa: S301 - our own bytes
    assert isinstance(component, Heshi)
    assert spans(component(spacy.blank("zh")("青禾科技9月26日发布新品。")))[0][1] == "wrong-date"


def test_a_wrong_sheet_and_a_wrong_day_are_refused(tmp_path: Path, sheet: str) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("sheet: x\nclaims: []\n", "utf-8")
    with pytest.raises(SheetError):
        Heshi([broken])
    with pytest.raises(UsageError, match="today is no date"):
        Heshi([sheet], "26.9.2023")
    with pytest.raises(UsageError):
        make_heshi(spacy.blank("zh"), "heshi", [], None, ".txt", report=True)
