"""Runs the tests of the pure parts of the browser's call library with Node's test runner."""

import json
import subprocess
import sys
from pathlib import Path

import app.main  # noqa: F401 (with it come all errors there are)
from app.platform.errors import ProblemError


def test_the_pure_rules_of_the_call_library_hold(root: Path) -> None:
    node = Path(sys.executable).parent / "node"  # the wheel's
    files = sorted((root / "web" / "tests").glob("*.test.ts"))
    assert files
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, cwd=root / "web")
    assert done.returncode == 0, done.stdout


def test_every_refusal_of_the_server_is_said_in_every_language(root: Path) -> None:
    def children(kind: type[ProblemError]) -> set[type[ProblemError]]:
        return {kind for child in kind.__subclasses__() for kind in {child, *children(child)}}

    node = Path(sys.executable).parent / "node"
    script = (
        "import('./shared/texts/es/index.ts').then(({ es }) => console.log(JSON.stringify(Object.keys(es.problems))))"
    )
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, cwd=root / "web", check=True)
    assert set(json.loads(done.stdout)) == {kind.code for kind in children(ProblemError)} | {
        "invalid-input",
        "internal",
    }
