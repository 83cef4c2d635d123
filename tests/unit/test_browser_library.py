"""Runs the tests of the pure parts of the browser's call library with Node's test runner."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

import app.main  # noqa: F401 (with it come all errors there are)
from app.checks.rules import CheckFigures, CheckItem, ItemResult, findings
from app.consults.rules import IN_WORDS as STATES_IN_WORDS
from app.consults.rules import State
from app.documentation.rules import IN_WORDS as FIELDS_IN_WORDS
from app.guests.rules import GuestEndReason
from app.platform.errors import ProblemError
from app.platform.httplimits import REFUSALS as BELOW_HTTP
from app.presence.schemas import Age


def test_the_pure_rules_of_the_call_library_hold(root: Path) -> None:
    node = Path(sys.executable).parent / "node"  # the wheel's
    files = sorted((root / "web" / "tests").glob("*.test.ts"))
    assert files
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, cwd=root / "web")
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, Any]:
    """All texts of the pages that are not functions, by language."""
    node = Path(sys.executable).parent / "node"
    script = """
        const [{ en }, { es }] = await Promise.all(
            ["en", "es"].map((language) => import(`./shared/texts/${language}/index.ts`)));
        console.log(JSON.stringify({ en, es }));
    """
    done = subprocess.run(
        [node, "--input-type=module", "-e", script], capture_output=True, text=True, cwd=root / "web", check=True
    )
    return cast(dict[str, Any], json.loads(done.stdout))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_code_that_the_server_sends_as_plain_text_has_words_on_the_pages(
    texts: dict[str, Any], language: str
) -> None:
    """The codes that the HTTP interface does not list as an enum; web/tests/codes.test.ts walks those that it does."""
    said = texts[language]
    poor = CheckFigures(loss=1, jitter_ms=1e3, rtt_ms=1e4, kbps=1, battery=0.01, clock_error_s=1e4)
    assert set(findings(dict.fromkeys(CheckItem, ItemResult.FAILED), poor)) == set(said["check"]["findings"])
    assert set(GuestEndReason) == set(said["guestWhys"])
    assert set(FIELDS_IN_WORDS) == set(said["documentation"]["fields"])
    assert {State.CANCELLED, State.ABANDONED, State.UNANSWERED} == set(said["ready"]["ended"])
    assert set(Age) <= set(said["needs"])


def test_page_and_server_say_the_state_of_a_session_in_the_same_words(texts: dict[str, Any]) -> None:
    assert texts["en"]["sessionIs"] == STATES_IN_WORDS


def test_every_refusal_of_the_server_has_a_sentence_in_every_language(root: Path) -> None:
    def children(kind: type[ProblemError]) -> set[type[ProblemError]]:
        return {kind for child in kind.__subclasses__() for kind in {child, *children(child)}}

    node = Path(sys.executable).parent / "node"
    script = (
        "import('./shared/texts/es/index.ts').then(({ es }) => console.log(JSON.stringify(Object.keys(es.problems))))"
    )
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, cwd=root / "web", check=True)
    assert set(json.loads(done.stdout)) == {
        *(kind.code for kind in children(ProblemError)),
        *(code for code, _ in BELOW_HTTP.values()),
        "invalid-input",
        "internal",
    }
