from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import heshi
from heshi.errors import Place
from heshi.findings import Verdict
from heshi.rules.model import Origin
from heshi.sources import State, Support, check_sources, with_origins
from heshi.words import Lang

if TYPE_CHECKING:
    from heshi.rules.model import Sheets
    from heshi.sources import SourceReport

SHEET = """\
sheet: news
as_of: 2024-03-15
sources:
  - 采访笔记
  - {id: release, file: texts/release.md, title: 青禾科技新闻稿, date: 2024-03-12}
  - {file: texts/shops.txt, sha256: HASH}
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, 发布]
    date: 3月12日
    source: release
  - {id: shops, says: 首批在北京、上海开售, about: [首批], list: [北京, 上海], source: texts/shops.txt}
  - {id: price, says: 售价2999元, about: [售价], quantity: 2999元, source: texts/shops.txt}
  - {id: mood, says: 会场坐满了, about: [会场], statement: affirmed, source: 采访笔记}
  - {id: host, says: 林夏主持, about: [林夏, 主持], statement: affirmed}
"""
RELEASE = "# 新闻稿\n\n天气晴好。今日，青禾科技发布新品。\n"
SHOPS = "首批在北京、上海开售。售价2999元。\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules/texts").mkdir(parents=True)
    Path("rules/news.yaml").write_text(SHEET.replace("HASH", digest(SHOPS)), encoding="utf-8", newline="\n")
    write("release.md", RELEASE)
    write("shops.txt", SHOPS)


def write(name: str, text: str) -> None:
    Path("rules/texts", name).write_text(text, encoding="utf-8", newline="\n")


def sheets() -> Sheets:
    return heshi.load_sheets(["rules/news.yaml"])


def summary(report: SourceReport) -> list[tuple[str, State, list[tuple[str, Verdict, Support]]]]:
    return [
        (
            result.text.source.name,
            result.text.state,
            [(each.claim.id, each.verdict, result.support(each)) for each in result.findings],
        )
        for result in report.results
    ]


def failures(report: SourceReport) -> list[str]:
    return [f"{each.what}: {each.problem.in_(Lang.EN)}" for each in report.all_failures()]


def test_every_claim_is_judged_against_its_own_source() -> None:
    report = check_sources(sheets())
    kept = Verdict.SUPPORTED, Support.KEPT
    assert summary(report) == [
        ("采访笔记", State.BARE, []),
        ("release", State.UNLOCKED, [("launch-day", *kept)]),
        ("texts/shops.txt", State.CURRENT, [("shops", *kept), ("price", *kept)]),
    ]
    assert [claim.id for claim in report.unsourced] == ["host"]
    assert (failures(report), report.exit_status()) == ([], 0)


def test_a_changed_source_tells_what_lost_support_and_what_it_says_otherwise() -> None:
    write("shops.txt", "首批在北京、上海开售。售价3999元。\n")
    (*_, shops) = summary(check_sources(sheets()))
    assert shops == (
        "texts/shops.txt",
        State.CHANGED,
        [
            ("shops", Verdict.SUPPORTED, Support.KEPT),
            ("price", Verdict.CONTRADICTED, Support.ALTERED),
        ],
    )
    write("shops.txt", "售价2999元。\n")
    report = check_sources(sheets())
    assert summary(report)[-1][2] == [
        ("shops", Verdict.MISSING, Support.LOST),
        ("price", Verdict.SUPPORTED, Support.KEPT),
    ]
    assert report.exit_status() == 1


def test_an_unlocked_source_that_does_not_support_its_claim_has_lost_nothing() -> None:
    write("release.md", "今日，青禾科技发布财报。昨日，青禾科技发布新品。\n")
    report = check_sources(sheets())
    assert summary(report)[1] == (
        "release",
        State.UNLOCKED,
        [("launch-day", Verdict.CONTRADICTED, Support.LACKING)],
    )


def test_a_source_that_is_not_there_or_not_text_is_said() -> None:
    Path("rules/texts/release.md").unlink()
    Path("rules/texts/shops.txt").write_bytes(b"\0\1\2")
    report = check_sources(sheets())
    assert [state for _, state, _ in summary(report)] == [State.BARE, State.UNREAD, State.UNREAD]
    assert failures(report) == [
        'rules/news.yaml:5:5: there is no file "texts/release.md"',
        "rules/texts/shops.txt: binary file, not text",
    ]
    assert report.exit_status() == 2


def test_a_link_that_leads_out_of_the_folder_is_not_read() -> None:
    Path("secret.md").write_text(RELEASE, encoding="utf-8")
    Path("rules/texts/release.md").unlink()
    Path("rules/texts/release.md").symlink_to(Path("secret.md").resolve())
    report = check_sources(sheets())
    assert failures(report) == [
        'rules/news.yaml:5:5: "texts/release.md" links to outside the folder of the sheet'
    ]
    assert report.results[1].text.document is None


def test_claims_are_told_the_sentence_on_which_they_stand() -> None:
    found, wrong = with_origins(sheets())
    assert wrong == ()
    assert {claim.id: claim.origin for claim in found.claims} == {
        "launch-day": Origin(
            "青禾科技新闻稿", "今日，青禾科技发布新品。", Place("rules/texts/release.md", 3, 6)
        ),
        "shops": Origin("texts/shops.txt", "首批在北京、上海开售。", Place("rules/texts/shops.txt", 1, 1)),
        "price": Origin("texts/shops.txt", "售价2999元。", Place("rules/texts/shops.txt", 1, 12)),
        "mood": None,
        "host": None,
    }


def test_a_claim_that_its_source_does_not_support_fails_when_origins_are_asked_for() -> None:
    write("shops.txt", "售价2999元。\n")
    found, wrong = with_origins(sheets())
    assert [f"{each.what}: {each.problem.en}" for each in wrong] == [
        "rules/news.yaml:13:5: claim news/shops is not supported by its own source"
    ]
    assert [claim.id for claim in found.claims if claim.origin] == ["launch-day", "price"]
