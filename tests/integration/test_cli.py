"""The command line, as a county's IT staff use it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import typer
from typer.testing import CliRunner

from app.cli import cli
from app.cli.base import console
from app.platform import private
from tests.marks import MARK, logging_here

CORESPOND = Path(sys.executable).parent / "corespond"
PASSWORD = "a long enough password"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs `corespond ...` on an empty data folder, in this process; returns the exit code and the output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(console, "width", 200)

    def call(*arguments: str) -> tuple[int, str]:
        environment = {"CORESPOND_DATA_DIR": str(tmp_path), "NO_COLOR": "1"}
        with logging_here(as_json=False):  # a command begins with setting up the log
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
    run("organization", "add", "agency", "County Sheriff")
    home = ("--organization", "County Sheriff", "--name", "L. Lee")
    code, words = run("user", "add", "officer", "lee", *home, "--password", "tiny-one")
    assert code == 1
    assert "too short" in words
    assert "tiny-one" not in words


@pytest.mark.parametrize("command", [(), ("serve",), ("migrate",), ("demo",), ("user", "add"), ("organization", "add")])
def test_every_command_explains_itself(run, command: tuple[str, ...]) -> None:
    code, words = run(*command, "--help")
    assert code == 0
    assert "Usage" in words


def holds_text(kind: object) -> bool:
    return kind is str or any(holds_text(one) for one in get_args(kind))


def texts(app: typer.Typer, path: str = "corespond") -> Iterator[tuple[str, Callable[[str], str] | None]]:
    """Each argument and option that takes a text, with what its values go through."""
    for group in app.registered_groups:
        yield from texts(group.typer_instance, f"{path} {group.name}")
    for command in app.registered_commands:
        for name, kind in get_type_hints(command.callback, include_extras=True).items():
            if holds_text(kind):
                yield f"{path} {command.callback.__name__} {name}", kind.__metadata__[0].callback


def refusal(clean: Callable[[str], str] | None, text: str) -> str | None:
    """What a command says to this text; None if it takes it."""
    try:
        if clean:
            clean(text)
    except typer.BadParameter as refused:
        return str(refused)
    return None


@pytest.mark.parametrize("bad", ["\x00", "\x1b[31m", "\n", "\udcff"])
def test_a_character_that_cannot_be_kept_is_refused_in_every_text_of_the_command_line(bad: str) -> None:
    said = {path: refusal(clean, MARK + bad) for path, clean in texts(cli)}
    assert len(said) > 15
    assert [path for path, words in said.items() if words is None or MARK in words] == []


def test_a_failure_that_nobody_expected_is_reported_by_type_and_place(tmp_path: Path) -> None:
    private.write(tmp_path / "corespond.sqlite3", b"not a database, and " * 1000)
    environment = {**os.environ, "CORESPOND_DATA_DIR": str(tmp_path), "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run([CORESPOND, "migrate"], env=environment, capture_output=True, text=True, cwd=tmp_path)
    words = done.stdout + done.stderr
    assert done.returncode == 1
    assert "DatabaseError" in words
    assert "at migrations/env.py:" in words or "app/platform/schema.py:" in words
    assert "Traceback" not in words
    assert "not a database" not in words


def test_a_schema_version_that_does_not_exist_is_said(run) -> None:
    code, words = run("migrate", "9999")
    assert (code, "9999" in words) == (1, True)


def test_a_setting_that_is_refused_is_said_in_a_sentence_for_each_reason(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORESPOND_SECURE_COOKIES", "false")
    monkeypatch.setenv("CORESPOND_NATS_URL", "nats://nats.county.gov")
    for command in ("serve", "migrate"):
        code, words = run(command)
        assert code == 1
        assert "CORESPOND_SECURE_COOKIES=false sends sign-ins over plain HTTP" in words
        assert "Set CORESPOND_NATS_CA" in words
    monkeypatch.setenv("CORESPOND_PORT", "0")
    code, words = run("migrate")
    assert (code, "CORESPOND_PORT: " in words) == (1, True)


def test_a_ca_that_cannot_be_read_is_said_in_a_sentence(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORESPOND_NATS_URL", "nats://127.0.0.1")
    monkeypatch.setenv("CORESPOND_NATS_CA", "/nowhere/ca.pem")
    code, words = run("serve")
    assert (code, "/nowhere/ca.pem cannot be used" in words) == (1, True)


def test_a_user_is_listed_disabled_enabled_unlocked_given_a_password_and_signed_out(run) -> None:
    run("migrate")
    run("organization", "add", "agency", "County Sheriff")
    new = ("--organization", "County Sheriff", "--name", "L. Lee", "--password", PASSWORD)
    assert run("user", "add", "officer", "lee", *new)[0] == 0
    assert "lee  officer  County Sheriff  L. Lee  (active)" in run("user", "list")[1]
    assert run("user", "add", "officer", "kay", *new[:2], "--name", "K. [red]Kay[/blue]", *new[4:])[0] == 0
    assert "K. [red]Kay[/blue]  (active)" in run("user", "list")[1], "a name is no markup"
    assert run("user", "disable", "lee")[0] == 0
    assert "(disabled)" in run("user", "list", "--organization", "County Sheriff")[1]
    assert run("user", "enable", "lee")[0] == 0
    for command in ("unlock", "sign-out"):
        assert run("user", command, "lee")[0] == 0
    assert run("user", "password", "lee", "--password", "seven lamps of brass")[0] == 0
    code, words = run("user", "password", "lee", "--password", "aaaaaaaaaaaaaaaaaaaa")
    assert (code, "repeats itself" in words) == (1, True)
    assert "(active)" in run("user", "list")[1]


@pytest.mark.parametrize("command", ["disable", "enable", "unlock", "sign-out", "password"])
def test_a_user_who_is_not_there_is_said_to_be_missing(run, command: str) -> None:
    run("migrate")
    more = ("--password", PASSWORD) if command == "password" else ()
    code, words = run("user", command, "nobody", *more)
    assert (code, "no user with that name" in words) == (1, True)
