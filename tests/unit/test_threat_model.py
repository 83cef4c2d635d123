"""The threat model names arrows that are drawn, and tests that exist."""

import re
from pathlib import Path

LETTERS = set("STRIDE")


def rows(page: str) -> list[list[str]]:
    """The cells of each row of each table, without headings and rulers."""
    lines = [line for line in page.splitlines() if line.startswith("|") and not line.startswith("|---")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[-1] != "test"]


def test_every_arrow_that_is_drawn_has_its_part_of_the_threat_model(root: Path) -> None:
    diagram = (root / "docs" / "architecture.md").read_text().partition("```mermaid")[2].partition("```")[0]
    drawn = re.findall(r"(?:--|==) (A\d+)\b", diagram)
    page = (root / "docs" / "threat-model.md").read_text()
    assert drawn
    assert re.findall(r"^## (A\d+): ", page, re.MULTILINE) == drawn


def test_every_test_that_the_threat_model_names_exists(root: Path) -> None:
    page = (root / "docs" / "threat-model.md").read_text()
    named = set(re.findall(r"\btest_\w+", page))
    sources = "".join(path.read_text() for path in (root / "tests").rglob("test_*.py"))
    assert named
    assert named - set(re.findall(r"def (test_\w+)\(", sources)) == set()


def test_every_threat_says_its_kind_and_names_a_test_or_says_why_not(root: Path) -> None:
    for *_, letters, threat, against, test in rows((root / "docs" / "threat-model.md").read_text()):
        assert set(letters.replace(",", "").split()) <= LETTERS, threat
        assert all((threat, against, test)), threat
        assert "`test_" in test or test.startswith("none: "), threat
