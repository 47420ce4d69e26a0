"""The house rules: nothing is added by halves, and the repository speaks of the product alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from heshi.cli import main
from heshi.cli.commands import COMMANDS
from heshi.findings import GAPS
from heshi.kinds import KINDS
from heshi.readers import READERS
from heshi.reporters import REPORTERS
from heshi.rules.load import load_sheets
from heshi.words import Lang

ROOT = Path(__file__).parents[1]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
HAN = re.compile("[\u4e00-\u9fff]")

FORBIDDEN = re.compile(
    r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e])/"  # a machine's paths
    r"|\b(?:issue|pull request)s? #?\d+"  # where the work was talked about
)


def tracked() -> list[Path]:
    """The files of the repository, or of an unpacked source archive."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git is found as the user has it
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if listing.returncode == 0:
        return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not _is_by_product(path)]


def _is_by_product(path: Path) -> bool:
    """Whether a tool made the file: it lies in a hidden folder, but for ours, or is compiled."""
    folders = path.relative_to(ROOT).parts[:-1]
    return any(name == "__pycache__" or (name.startswith(".") and name != ".ci") for name in folders)


@pytest.fixture(scope="module")
def claims() -> set[str]:
    """The kinds that the sheets of the repository show."""
    return {claim.kind for sheet in load_sheets([ROOT / "rules"], KINDS) for claim in sheet.claims}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_file_docs_and_sheet(name: str, claims: set[str]) -> None:
    kind = KINDS[name]
    assert kind.name == name
    # PEP 8: a name that Python keeps for itself (not) takes an underscore.
    assert kind.judge.__module__.removesuffix("_") == f"heshi.kinds.{name}"
    assert HAN.search(kind.summary.zh)
    assert not HAN.search(kind.summary.en)
    assert f"`{name}`" in DOCS["fact-sheets.md"]
    assert name in claims


@pytest.mark.parametrize("name", REPORTERS)
def test_a_reporter_has_its_docs_and_sample(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reporter = REPORTERS[name]
    assert HAN.search(reporter.says.zh)
    assert not HAN.search(reporter.says.en)
    assert any(f"--format {name}" in text for text in DOCS.values())
    monkeypatch.chdir(ROOT)
    samples = Path("fixtures/samples")
    sheet, draft = (str(samples / file) for file in ("news.yaml", "draft.md"))
    assert main(["check", draft, "--rules", sheet, "--format", name, "--lang", "zh"]) == 1
    assert capsys.readouterr().out == Path(reporter.sample).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_module_help_and_docs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (ROOT / "engine" / "heshi" / "cli" / f"{name}.py").is_file()
    assert HAN.search(COMMANDS[name].zh)
    assert any(f"heshi {name}" in text for text in DOCS.values())
    for lang in Lang:
        assert main(["--lang", lang.value, name, "--help"]) == 0
        told = "".join(capsys.readouterr().out.split())
        assert "".join(COMMANDS[name].in_(lang).split()) in told


def test_every_command_is_listed() -> None:
    modules = (ROOT / "engine" / "heshi" / "cli").glob("*.py")
    adding = {path.stem for path in modules if "\ndef add(" in path.read_text(encoding="utf-8")}
    assert adding == set(COMMANDS)


@pytest.mark.parametrize("suffix", READERS)
def test_a_reader_has_its_docs_and_fixture(suffix: str) -> None:
    assert any(f"`{suffix}`" in text for text in DOCS.values())
    read = READERS[suffix]
    shown = {READERS.get(path.suffix) for path in (ROOT / "fixtures").rglob("*") if path.is_file()}
    assert read in shown


@pytest.mark.parametrize("code", GAPS)
def test_a_gap_code_is_told_in_both_languages_and_documented(code: str) -> None:
    gap = GAPS[code]
    sentences = {lang: gap.message.in_(lang) for lang in Lang}
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert all(HAN.search(words.zh) for words in (gap.name, gap.message))
    assert not any(HAN.search(words.en) for words in (gap.name, gap.message))
    assert len({frozenset(re.findall(r"{\w+}", text)) for text in sentences.values()}) == 1
    row = [
        f"`{code}`",
        gap.name.zh,
        gap.name.en,
        f"`{gap.verdict}`",
        f"`{gap.severity}`",
        *sentences.values(),
    ]
    assert f"| {' | '.join(row)} |" in DOCS["gaps.md"]


def test_the_documented_gap_codes_exist() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", DOCS["gaps.md"], re.MULTILINE) == list(GAPS)


def test_the_repository_speaks_of_the_product_alone() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a fixture in another encoding, or a picture
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert found == []
