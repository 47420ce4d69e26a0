"""The page in a browser: what its style and its script do.

Chromium is driven from outside; it loads a file, and every request that it makes is written down.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi import check_file, load_sheets
from heshi.document import as_document
from heshi.findings import (
    Coverage,
    DraftReport,
    Failure,
    Finding,
    Gap,
    Report,
    SuppressedBy,
    Suppression,
    Unbacked,
    Verdict,
)
from heshi.reporters.base import View
from heshi.reporters.html_report import render
from heshi.text.spans import Span
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Dialog, Page

    from heshi.rules.model import Claim

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}

_PATIENCE = 120_000
"""How long to wait for what is bound to come, in milliseconds: machines that test are busy."""

HOSTILE = (
    '<script>alert(1)</script></script></title><img src=x onerror=alert(1)>" onmouseover="alert(1)" x=\''
    "javascript:alert(1) 甲\u202e乙\u2066丙\x1b[31m丁\u2028戊"
)
"""Text that would run, if it were taken for code, or turn the line around."""


@dataclass
class Tab:
    """A page in the browser, and what went on in it.

    Attributes:
        page: the page.
        address: its address.
        requests: all addresses that it asked for.
        told: what it wrote to the console, its errors and its dialogs.
    """

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def all(self, code: str) -> list[str]:
        """Return what an expression gives for each element that it names, as text."""
        found: list[str] = self.page.evaluate(code)
        return found

    def ids(self, selector: str) -> list[str]:
        """Return the names of the elements that a selector finds, in order."""
        return self.all(f"[...document.querySelectorAll({selector!r})].map(each => each.id)")

    def refuse(self, dialog: Dialog) -> None:
        """Write a dialog down, and close it."""
        self.told.append(dialog.message)
        dialog.dismiss()

    def wait(self, name: str) -> None:
        """Wait until a part of the page is shown, and see that it is the only one."""
        self.page.wait_for_selector(f'[id="{name}"].current')
        assert self.page.locator(".page:visible").count() == 1

    def current(self) -> list[str]:
        """Return the name of the chosen finding, if there is one."""
        return self.ids(".draft.current .card.now")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests of a process."""
    driver = pytest.importorskip("playwright.sync_api", reason="the extra “browser” is not installed")
    if PROGRAM is None:
        pytest.skip("there is no Chromium")
    with driver.sync_playwright() as started:
        # As root, in a container, Chromium has no sandbox to start in.
        opened = started.chromium.launch(
            executable_path=PROGRAM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """Open a report; at the end, nothing may have been asked for but the page, and nothing gone wrong."""
    tabs: list[Tab] = []

    def open_(report: Report, at: str = "", *, lang: Lang = Lang.ZH, script: bool = True, **size: int) -> Tab:
        file = tmp_path / f"report-{len(tabs)}.html"
        file.write_text(render(report, View(lang=lang)), encoding="utf-8", newline="\n")
        context = browser.new_context(
            viewport={"width": size.get("width", 1280), "height": size.get("height", 800)},
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        context.set_default_timeout(_PATIENCE)
        tab = Tab(context.new_page(), file.as_uri())
        context.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("console", lambda message: tab.told.append(message.text))
        tab.page.on("pageerror", lambda error: tab.told.append(str(error)))
        tab.page.on("dialog", tab.refuse)
        tab.page.goto(tab.address + at)
        tabs.append(tab)
        return tab

    yield open_
    for tab in tabs:
        tab.page.context.close()
        assert tab.told == []
        assert {request.partition("#")[0] for request in tab.requests} == {tab.address}


@pytest.fixture(scope="module")
def story() -> Report:
    """A report on a planted draft, with everything that a finding can have."""
    sheets = load_sheets([ROOT / "rules/phone-launch.yaml", ROOT / "rules/house-style.yaml"])
    (draft,) = check_file(ROOT / "fixtures/phone-launch/planted.md", sheets).drafts
    findings = list(draft.findings)
    weight = next(index for index, finding in enumerate(findings) if finding.claim.id == "weight")
    findings[weight] = replace(
        findings[weight], suppressed=Suppression(SuppressedBy.DRAFT, "以现场公布的为准")
    )
    assert draft.document is not None
    start = draft.document.prose.index("七十分钟")
    unbacked = (Unbacked("quantity", Span(start, start + 4)),)
    draft = replace(draft, path="phone.md", findings=tuple(findings), coverage=Coverage(20, 12, 7, unbacked))
    return Report((draft,))


@pytest.fixture(scope="module")
def several(story: Report) -> Report:
    """A report on several drafts."""
    (planted,) = story.drafts
    sheets = load_sheets([ROOT / "rules/phone-launch.yaml"])
    (faithful,) = check_file(ROOT / "fixtures/phone-launch/faithful.md", sheets).drafts
    unread = DraftReport("坏 稿.md", None, (), (Failure("坏 稿.md", Words("读不了", "cannot be read")),))
    return Report((planted, replace(faithful, path="b/phone.md"), unread))


def test_every_place_leads_to_its_findings_and_every_finding_to_its_places(
    visit: Callable[..., Tab], story: Report
) -> None:
    tab = visit(story)
    cards = tab.ids(".card")
    assert len(cards) == len(story.drafts[0].findings)
    led: set[str] = set()
    for mark in tab.page.locator(".mark").all():
        mark.click()
        first = tab.current()
        seen = list(first)
        assert mark.evaluate("mark => mark.classList.contains('now')")
        mark.click()
        while tab.current() != first:
            seen += tab.current()
            mark.click()
        led |= set(seen)
    placed = tab.all(
        "[...document.querySelectorAll('.card')].filter(c => c.querySelector('.place')).map(c => c.id)"
    )
    assert led == set(placed)
    for card in tab.page.locator(".card:has(.place)").all():
        for place in card.locator(".place").all():
            place.click()
            assert tab.current() == [card.get_attribute("id")]
            first_mark = tab.page.locator(f'[id="phone/{place.get_attribute("data-first")}"]')
            assert first_mark.evaluate("mark => mark.classList.contains('now')")
            box = first_mark.bounding_box()
            assert box is not None
            assert 0 < box["y"] < DESK["height"]
    assert tab.page.evaluate("decodeURIComponent(location.hash)") == "#" + tab.current()[0]


def test_enter_goes_from_one_place_to_the_next(visit: Callable[..., Tab], story: Report) -> None:
    tab = visit(story, "#phone/phone-launch/chips")
    assert tab.current() == ["phone/phone-launch/chips"]
    here = "document.querySelector('.card.now .place.here').dataset.first"
    places = tab.all("[...document.querySelectorAll('.card.now .place')].map(place => place.dataset.first)")
    assert len(places) == 2
    seen = []
    for _ in range(3):
        tab.page.keyboard.press("Enter")
        seen.append(tab.page.evaluate(here))
    assert seen == [places[0], places[1], places[0]]


def test_filters(visit: Callable[..., Tab], story: Report) -> None:
    tab = visit(story)
    page = tab.page
    shown = "[...document.querySelectorAll('.card:not(.off)')].map(card => card.id)"
    everything = tab.all(shown)
    tones = Counter(tab.all("[...document.querySelectorAll('.card')].map(card => card.dataset.tone)"))
    chips = tab.all(
        "[...document.querySelectorAll('.chip:not([hidden])')]"
        ".map(chip => chip.dataset.tone + chip.querySelector('.count').innerText)"
    )
    assert sorted(chips) == sorted(f"{tone}{count}" for tone, count in tones.items())
    total = len(everything)

    page.click(".chip[data-tone=supported]")
    assert len(tab.all(shown)) == total - tones["supported"]
    assert page.inner_text(".status") == f"显示 {total - tones['supported']} / {total} 条"
    assert page.locator(".group[data-group=supported]").is_hidden()
    dimmed = tab.all(
        "[...new Set([...document.querySelectorAll('.mark.off')].map(mark => mark.dataset.own))]"
    )
    assert dimmed == ["supported"]
    page.click(".chip[data-tone=supported]")

    page.select_option(".by[data-by=kind]", "quantity")
    kinds = tab.all("[...document.querySelectorAll('.card:not(.off)')].map(card => card.dataset.kind)")
    assert set(kinds) == {"quantity"}
    page.fill(".query", "电池 6200")
    assert tab.all(shown) == ["phone/phone-launch/battery"]
    page.fill(".query", "没有这样的话")
    assert tab.all(shown) == []
    assert page.inner_text(".status") == "没有符合筛选的主张"
    page.click(".reset")
    assert tab.all(shown) == everything

    page.select_option(".by[data-by=sheet]", "house-style")
    assert {name.split("/")[1] for name in tab.all(shown)} == {"house-style"}
    page.select_option(".by[data-by=severity]", "warning")
    assert tab.all(shown) == ["phone/house-style/credit", "phone/house-style/no-double-hedge"]
    page.click(".reset")

    fact = "getComputedStyle(document.querySelector('.fact')).textDecorationLine"
    assert page.evaluate(fact) == "underline"
    page.uncheck(".with-facts")
    assert page.evaluate(fact) == "none"


def test_keys(visit: Callable[..., Tab], story: Report) -> None:
    tab = visit(story)
    page = tab.page
    cards = tab.ids(".card")
    seen = []
    for key in ("j", "j", "j", "k", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        seen += tab.current()
    assert seen == [cards[at] for at in (0, 1, 2, 1, 2, 1)]
    assert page.evaluate("document.activeElement.id") == cards[1]
    assert tab.ids(".card[tabindex='0']") == [cards[1]]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.className") == "query"
    page.keyboard.type("电池")
    page.keyboard.press("Enter")
    assert tab.current() == ["phone/phone-launch/battery"]
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert page.input_value(".query") == ""
    page.keyboard.press("Escape")
    assert tab.current() == []
    page.keyboard.press("?")
    assert page.locator(".help").is_visible()
    page.keyboard.press("j")
    assert tab.current() == []
    page.keyboard.press("Escape")
    assert page.locator(".help").is_hidden()
    page.keyboard.press("f")
    assert not page.is_checked(".with-facts")


def test_the_tab_key_reaches_all_that_can_be_used_with_a_ring_around_it(
    visit: Callable[..., Tab], story: Report
) -> None:
    tab = visit(story)
    reached = []
    for _ in range(400):
        tab.page.keyboard.press("Tab")
        name, ring = tab.page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e === document.body ? '' : e.className.split(' ')[0], s.outlineStyle]; })()"
        )
        if not name:
            break
        assert ring != "none", name
        reached.append(name)
    assert reached[0] == "skip"
    assert {"ask", "mark", "chip", "query", "by", "card", "place"} <= set(reached)


def test_several_drafts(visit: Callable[..., Tab], several: Report) -> None:
    tab = visit(several)
    page = tab.page
    tab.wait("overview")
    assert page.locator(".page:visible").count() == 1
    page.click('.matrix a[href="#phone/phone-launch/screen"]')
    tab.wait("phone")
    assert tab.current() == ["phone/phone-launch/screen"]
    page.click(".chip[data-tone=supported]")
    page.keyboard.press("]")
    tab.wait("phone-2")
    # The filters go along.
    assert tab.ids(".draft.current .card:not(.off)") == []
    page.click(".reset")
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    tab.wait("坏-稿")
    assert "读不了" in page.inner_text(".page.current")
    page.keyboard.press("o")
    tab.wait("overview")
    page.select_option(".choose", "phone-2")
    tab.wait("phone-2")
    page.go_back()
    tab.wait("overview")
    page.click(".index a >> nth=0")
    tab.wait("phone")


def test_one_draft_and_a_failure_of_the_run(visit: Callable[..., Tab], story: Report) -> None:
    failed = replace(story, failures=(Failure("a.yaml:1:2", Words("有误", "a mistake")),))
    tab = visit(failed)
    tab.wait("overview")
    assert "有误" in tab.page.inner_text(".page.current")
    tab.page.click(".index a")
    tab.wait("phone")
    tab.page.click(".to-overview")
    tab.wait("overview")
    tab.page.go_back()
    tab.page.go_back()
    tab.wait("overview")
    assert tab.page.url == tab.address


def test_a_link_leads_to_a_draft_or_a_finding(visit: Callable[..., Tab], several: Report) -> None:
    for at, page, card in [
        ("#phone-2", "phone-2", []),
        ("#%E5%9D%8F-%E7%A8%BF", "坏-稿", []),
        ("#phone-2/phone-launch/battery", "phone-2", ["phone-2/phone-launch/battery"]),
        ("#nowhere", "overview", []),
        ("#%", "overview", []),
    ]:
        tab = visit(several, at)
        assert (tab.ids(".page.current"), tab.current()) == ([page], card)


@pytest.mark.parametrize("lang", Lang)
def test_a_phone_shows_it_without_scrolling_sideways(
    visit: Callable[..., Tab], story: Report, several: Report, lang: Lang
) -> None:
    for report in (story, several):
        tab = visit(report, lang=lang, **PHONE)
        for name in tab.ids(".page"):
            tab.page.evaluate("name => { location.hash = name; }", name)
            tab.wait(name)
            assert tab.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    tab = visit(story, lang=lang, **PHONE)
    tab.page.keyboard.press("j")
    assert tab.page.locator(".peek .says").inner_text() == "3月6日，青屿在成都发布X7系列"
    tab.page.keyboard.press("Escape")
    assert tab.page.locator(".peek").is_hidden()
    tab.page.click(".mark[data-notes='4']")
    assert tab.page.locator(".peek .card").count() == 1
    assert tab.page.locator(".peek").is_visible()
    tab.page.click(".peek .place")
    assert tab.page.locator(".peek").is_hidden()
    assert tab.page.locator(".mark[data-notes='4']").is_visible()


def test_the_dark_and_the_printed_page(visit: Callable[..., Tab], several: Report) -> None:
    tab = visit(several, "#phone")
    page = tab.page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)
    page.click(".chip[data-tone=supported]")
    page.emulate_media(color_scheme="dark", media="print")
    assert (light, dark, page.evaluate(ground)) == (
        "rgb(246, 243, 236)",
        "rgb(25, 24, 22)",
        "rgb(255, 255, 255)",
    )
    # On paper all drafts stand with all findings, whatever is filtered on the screen.
    findings = sum(len(draft.findings) for draft in several.drafts)
    assert page.locator(".card:visible").count() == findings
    assert page.locator(".page:visible").count() == 4
    assert page.locator(".filters:visible, .switch:visible").count() == 0
    assert page.pdf().startswith(b"%PDF")


def test_it_reads_without_a_script(visit: Callable[..., Tab], several: Report) -> None:
    tab = visit(several, script=False)
    page = tab.page
    assert page.locator(".page:visible").count() == 4
    assert page.locator(".filters:visible, .ask:visible").count() == 0
    page.click('.matrix a[href="#phone/phone-launch/screen"]')
    assert page.url == tab.address + "#phone/phone-launch/screen"
    page.locator('[id="phone/phone-launch/screen"] .place').first.click()
    assert page.locator(".mark:target").inner_text() == "6.1英寸"
    page.locator(".mark:target").click()
    assert page.url == tab.address + "#phone/phone-launch/screen"


def test_hostile_text_stays_text(visit: Callable[..., Tab], claim: Callable[..., Claim]) -> None:
    document = as_document(HOSTILE, f"{HOSTILE}.md")
    at = Span(2, len(HOSTILE) - 3)
    gap = Gap("wrong-date", at, HOSTILE, HOSTILE)
    finding = Finding(claim(HOSTILE, HOSTILE, sheet=HOSTILE), Verdict.CONTRADICTED, (gap,))
    words = Words(HOSTILE, HOSTILE)
    draft = DraftReport(f"{HOSTILE}.md", document, (finding,), (Failure(HOSTILE, words, words),))
    for report in (Report((draft,)), Report((draft, draft))):
        tab = visit(report, f"#{HOSTILE}")
        page = tab.page
        if page.locator(".matrix").count():
            page.click(".to-draft >> nth=0")
            page.wait_for_selector(".draft.current")
        page.click(".draft.current .mark >> nth=0")
        page.keyboard.press("Enter")
        page.hover(".draft.current .card")
        text = page.evaluate("document.querySelector('.draft.current .block').textContent")
        assert text == visible(HOSTILE)
        assert page.locator("main :is(script, img)").count() == 0


def test_the_policy_holds_even_for_code_on_the_page(browser: Browser, tmp_path: Path, story: Report) -> None:
    """What a hole in the page would meet: neither code, nor style, nor a request gets through."""
    file = tmp_path / "report.html"
    file.write_text(render(story, View()), encoding="utf-8", newline="\n")
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    stopped: list[tuple[str, str | None]] = []
    page.goto(file.as_uri())
    context.on("request", lambda request: asked.append(request.url))
    context.on("requestfailed", lambda request: stopped.append((request.url, request.failure)))
    outcome = page.evaluate(
        """async () => {
            const tried = {};
            const attempt = async (name, act) => {
                try { tried[name] = await act(); } catch (error) { tried[name] = error.name; }
            };
            await attempt("fetch", async () => { await fetch("http://localhost/x"); return "sent"; });
            await attempt("html", () => { document.body.innerHTML += "<b>x</b>"; return "written"; });
            await attempt("script", () => {
                const script = document.createElement("script");
                script.textContent = "window.ran = true";
                document.body.append(script);
                return String(window.ran);
            });
            await attempt("style", () => {
                document.body.setAttribute("style", "display: none");
                return getComputedStyle(document.body).display;
            });
            await attempt("image", () => new Promise(done => {
                const image = new Image();
                image.onload = () => done("loaded");
                image.onerror = () => done("refused");
                image.src = "http://localhost/x.png";
            }));
            return tried;
        }"""
    )
    context.close()
    assert outcome == {
        "fetch": "TypeError",
        "html": "TypeError",
        "script": "TypeError",
        "style": "block",
        "image": "refused",
    }
    assert (asked, stopped) == (["http://localhost/x.png"], [("http://localhost/x.png", "csp")])
