"""The command line, as a county's IT staff use it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.cli.base import console

CORESPOND = Path(sys.executable).parent / "corespond"
PASSWORD = "a long enough password"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs `corespond ...` on an empty data folder, in this process; returns the exit code and the output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(console, "width", 200)

    def call(*arguments: str) -> tuple[int, str]:
        environment = {"CORESPOND_DATA_DIR": str(tmp_path), "NO_COLOR": "1"}
        done = CliRunner(env=environment).invoke(cli, arguments)
        if done.exception and not isinstance(done.exception, SystemExit):  # would be a traceback
            raise done.exception
        return done.exit_code, done.output

    return call


def test_the_installed_program_is_this_command_and_says_a_problem_without_a_traceback(tmp_path: Path) -> None:
    environment = {**os.environ, "CORESPOND_DATA_DIR": str(tmp_path), "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(
        [CORESPOND, "organization", "cover", "A", "B"], env=environment, capture_output=True, text=True, cwd=tmp_path
    )
    words = done.stdout + done.stderr
    assert done.returncode == 1
    assert "migrate" in words
    assert "Traceback" not in words


def test_an_installation_from_nothing_to_a_first_officer(run) -> None:
    assert run("migrate")[0] == 0
    assert run("organization", "add", "agency", "County Sheriff", "--phone", "555-0100")[0] == 0
    assert run("organization", "add", "provider", "Crisis Care")[0] == 0
    assert run("organization", "cover", "Crisis Care", "County Sheriff")[0] == 0
    officer = ("user", "add", "officer", "lee", "--organization", "County Sheriff", "--name", "L. Lee")
    assert run(*officer, "--password", PASSWORD)[0] == 0
    code, words = run(*officer, "--password", PASSWORD)
    assert (code, "already a user" in words) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("user", "add", "officer", "lee", "--organization", "X", "--name", "L", "--password", PASSWORD), "migrate"),
        (("organization", "cover", "A", "B"), "migrate"),
    ],
)
def test_a_database_without_tables_says_what_to_do(run, arguments: tuple[str, ...], said: str) -> None:
    code, words = run(*arguments)
    assert code == 1
    assert said in words


def test_mistakes_are_said_in_sentences(run) -> None:
    run("migrate")
    code, words = run(
        "user", "add", "officer", "lee", "--organization", "Nobody", "--name", "L", "--password", PASSWORD
    )
    assert (code, "no organization called “Nobody”" in words) == (1, True)
    code, words = run("user", "add", "officer", "lee", "--organization", "N", "--name", "L", "--password", "short")
    assert code == 1
    assert "at least 12 characters" in words
    assert "short" not in words


@pytest.mark.parametrize("command", [(), ("serve",), ("migrate",), ("demo",), ("user", "add"), ("organization", "add")])
def test_every_command_explains_itself(run, command: tuple[str, ...]) -> None:
    code, words = run(*command, "--help")
    assert code == 0
    assert "Usage" in words
