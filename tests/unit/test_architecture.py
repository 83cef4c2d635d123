"""Tests of the layout: the same modules in every noun, small files, one function that changes a state."""

import ast
import re
import runpy
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from app.nouns import NOUNS
from app.platform.errors import ProblemError

ROOMS = {"__init__", "model", "rules", "queries", "service", "routes", "schemas", "errors", "jobs"}
MORE_ROOMS = {
    # what happened, what each event leaves in the row, and the row as others may see it
    "consults": {"events", "effects", "view"},
    "signin": {"access"},  # the dependency that every noun's routes name their roles with
    "realtime": {
        "budget",
        "connection",
        "entrance",
        "exchange",
        "hub",
        "ice",
        "outbox",
        "pace",
        "protocol",
        "senders",
        "snapshots",
    },
}
MOST_LINES = 300
MOST_FUNCTION_LINES = 40


def sources(root: Path, *suffixes: str) -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True)
    for name in listed.stdout.split():
        path = root / name
        if path.suffix in suffixes and path.exists() and not name.endswith(".d.ts"):
            yield path


def test_the_import_contracts_name_every_noun_in_the_order_of_the_list(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    order, rooms = contracts[0], contracts[1]
    named = [layer.removeprefix("app.") for layer in order["layers"]]
    assert [layer for layer in reversed(named) if layer in NOUNS] == list(NOUNS)
    assert {container.removeprefix("app.") for container in rooms["containers"]} == {*NOUNS} - {"realtime"}


def test_the_list_of_nouns_names_every_folder_of_the_domain(root: Path) -> None:
    folders = {
        path.name for path in (root / "app").iterdir() if (path / "routes.py").exists() or (path / "model.py").exists()
    }
    assert folders == set(NOUNS)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_the_same_rooms(root: Path, noun: str) -> None:
    folder = root / "app" / noun
    rooms = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms <= ROOMS | MORE_ROOMS.get(noun, set())


def test_no_two_things_of_the_service_have_one_name(root: Path) -> None:
    names: dict[str, set[str]] = {}
    for path in sources(root, ".py"):
        inside = str(path.relative_to(root))
        if not inside.startswith("app/") or inside.startswith("app/consults/events/"):
            continue  # an event has the name of what happened, and is called events.X
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                names.setdefault(node.name, set()).add(inside)
    assert {name: places for name, places in names.items() if len(places) > 1} == {}


def test_no_name_of_the_public_interface_means_two_things(root: Path) -> None:
    interface = runpy.run_path(str(root / "docs" / "generate.py"))["openapi"]()
    assert [name for name in interface["components"]["schemas"] if "__" in name] == []


def test_no_file_grows_past_what_one_can_read(root: Path) -> None:
    long = {
        path.name: lines
        for path in sources(root, ".py", ".ts", ".svelte", ".css")
        if (lines := len(path.read_text().splitlines())) > MOST_LINES and "tests" not in path.parts
    }
    assert long == {}


def test_no_function_grows_past_what_one_can_read(root: Path) -> None:
    long = []
    for path in sources(root, ".py"):
        if "migrations" in path.parts or "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.body[0].lineno + 1
                if length > MOST_FUNCTION_LINES:
                    long.append(f"{path.name}:{node.name} {length}")
    assert long == []


def assignments(root: Path, name: str) -> set[str]:
    """The functions in app/ that assign to an attribute called `name`."""
    found = set()
    for path in sources(root, ".py"):
        inside = path.relative_to(root).parts
        if inside[0] != "app":
            continue
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store):
                    found.add(f"{inside[1]}.{function.name}")
    return found


def test_one_door_writes_a_consults_state_one_an_offers_and_one_an_invitations(root: Path) -> None:
    assert assignments(root, "state") == {"consults._happen", "dispatch.resolve", "guests.step"}


def callers(root: Path, owner: str, method: str) -> set[str]:
    """The functions in app/ that call `method` of something called `owner`, such as `bus.publish`."""
    found = set()
    for path in sources(root, ".py"):
        inside = path.relative_to(root)
        if inside.parts[0] != "app":
            continue
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found |= {f"{inside}:{function.name}" for call in ast.walk(function) if is_call(call, owner, method)}
    return found


def is_call(node: ast.AST, owner: str, method: str) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method):
        return False
    whose = node.func.value
    return (whose.attr if isinstance(whose, ast.Attribute) else getattr(whose, "id", "")).strip("_") == owner


@pytest.mark.parametrize("line", ["ctx.bus.publish({})", "self._bus.publish(frames)", "bus.publish(x)"])
def test_the_rule_on_publishing_finds_code_that_publishes_by_hand(line: str) -> None:
    assert any(is_call(node, "bus", "publish") for node in ast.walk(ast.parse(line)))


def test_only_the_unit_of_work_publishes_changes(root: Path) -> None:
    assert callers(root, "bus", "publish") == {"app/context.py:unit"}


def test_only_the_sockets_connection_relays(root: Path) -> None:
    assert {place.partition(":")[0] for place in callers(root, "bus", "relay")} == {"app/realtime/connection.py"}


# The session log reads what sessions left behind, by queries of its own: that is all it is for.
READS_ANOTHERS = {("app/sessionlog/queries.py", "consults")}


def test_a_nouns_tables_are_that_nouns_alone(root: Path) -> None:
    found = set()
    for path in sources(root, ".py"):
        inside = path.relative_to(root)
        if inside.parts[0] != "app":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            name = re.fullmatch(r"app\.(\w+)\.model", module)
            if name and name[1] != inside.parts[1]:
                found.add((str(inside), name[1]))
    assert found == READS_ANOTHERS


def test_only_the_unit_of_work_opens_a_transaction(root: Path) -> None:
    assert callers(root, "db", "transaction") == {"app/context.py:unit"}


def test_only_the_database_module_commits(root: Path) -> None:
    places = [path.name for path in sources(root, ".py") if "app" in path.parts and ".commit(" in path.read_text()]
    assert places == []


def test_every_error_has_a_status_a_code_of_its_own_and_a_sentence(root: Path) -> None:
    for path in (root / "app").glob("*/errors.py"):
        import_module(f"app.{path.parent.name}.errors")
    kinds = ProblemError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds) > 10
    assert all(400 <= kind.status < 600 and (kind.__doc__ or "").strip().endswith(".") for kind in kinds)


def test_the_protocol_page_and_the_browsers_types_are_current(root: Path, tmp_path: Path) -> None:
    for folder in ("shared/api", "shared/socket"):
        (tmp_path / folder).mkdir(parents=True)
    runpy.run_path(str(root / "docs" / "generate.py"))["generate"](tmp_path, tmp_path)
    for made, kept in (
        ("protocol.md", "docs/protocol.md"),
        ("shared/api/schema.d.ts", "web/shared/api/schema.d.ts"),
        ("shared/socket/protocol.d.ts", "web/shared/socket/protocol.d.ts"),
    ):
        assert (tmp_path / made).read_text() == (root / kept).read_text(), f"{kept} is old: run ./run docs"


def test_lock_files_carry_no_addresses(root: Path) -> None:
    locks = [root / "web" / "package-lock.json", root / "bench" / "peer" / "package-lock.json"]
    for path in (*(root / "requirements").iterdir(), *locks):
        assert not re.search(r"https?://", path.read_text()), path.name


def test_the_architecture_page_names_every_folder(root: Path) -> None:
    page = (root / "docs" / "architecture.md").read_text()
    folders = {path.name for path in (root / "app").iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert {name for name in folders - {"static"} if f"{name}" not in page} == set()
