"""Every id that a request may carry stands in docs/identifiers.md, with who may name what by it, and its test.

Ids are told from other text by hand: whatever a client may send as text is an id of the table or stands in `TEXTS`.
"""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docs import protocol

# What a client may send as text and names nothing: words, codes, numbers, secrets that are only compared, and WebRTC's.
TEXTS = {
    *("Assignment.reason", "Move.reason", "Reason.reason", "CheckIn.label", "NewGuest.name", "NewUser.display_name"),
    *("DocumentationPatch.clinical_note", "DocumentationPatch.safety_note"),
    *("NewConsult.incident_number", "NewConsult.language", "NewGuest.phone", "SliceIn.network"),
    *("Credentials.password", "NewPin.password", "NewPin.pin", "NewUser.password", "Proof.password", "Proof.pin"),
    *("NewPassword.old", "NewPassword.new", "Renewal.renewal_key"),
    *("Candidate.candidate", "Candidate.sdp_mid", "Description.sdp", "EchoIn.sdp"),
}


def texts(schema: dict[str, Any], known: dict[str, Any], name: str) -> Iterator[str]:
    """The fields of a schema that take text of the client's choice, as `Model.field`; `name` is the schema's own."""
    if "$ref" in schema:
        model = schema["$ref"].rpartition("/")[2]
        yield from texts(known[model], known, model if "properties" in known[model] else name)
    for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from texts(one, known, name)
    for inner in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(inner), dict):
            yield from texts(schema[inner], known, name)
    for field, content in schema.get("properties", {}).items():
        yield from texts(content, known, f"{name}.{field}")
    chosen = schema.get("type") == "string" and not {"enum", "const"} & schema.keys()
    if chosen and schema.get("format") not in ("date", "date-time"):
        yield name


def sent(interface: dict[str, Any], socket: dict[str, Any]) -> set[str]:
    """Everything that a client may send as text: over HTTP by path, query, header and body, and over the socket."""
    known = interface["components"]["schemas"]
    found = set()
    for route in interface["paths"].values():
        for operation in route.values():
            for one in operation.get("parameters", ()):
                found |= set(texts(one["schema"], known, f"{one['in']} {one['name']}"))
            for content in operation.get("requestBody", {}).get("content", {}).values():
                found |= set(texts(content["schema"], known, "body"))
    return found | set(texts({"$ref": "#/$defs/ToServer"}, socket["$defs"], "socket"))


def table(root: Path) -> dict[str, set[str]]:
    """The tests of each field of docs/identifiers.md."""
    rows = [line.split(" | ") for line in (root / "docs" / "identifiers.md").read_text().splitlines()]
    return {row[0].strip("| `"): set(re.findall(r"`(test_\w+)`", row[-1])) for row in rows if row[0].startswith("| `")}


@pytest.fixture
def interface(root: Path) -> dict[str, Any]:
    made: dict[str, Any] = runpy.run_path(str(root / "docs" / "generate.py"))["openapi"]()
    return made


def test_every_id_that_a_request_may_carry_stands_in_the_table(root: Path, interface: dict[str, Any]) -> None:
    """Is a field new? Then say in docs/identifiers.md who may name what by it, or here that it names nothing."""
    carried = sent(interface, protocol.schema())
    assert carried - TEXTS - table(root).keys() == set(), "an id that nobody thought about"
    assert (TEXTS | table(root).keys()) - carried == set(), "this is no longer sent"
    assert TEXTS & table(root).keys() == set()


def test_every_id_has_a_test(root: Path) -> None:
    there = {
        name for path in (root / "tests").rglob("test_*.py") for name in re.findall(r"def (test_\w+)", path.read_text())
    }
    assert {field: tests for field, tests in table(root).items() if not tests or tests - there} == {}


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "string", "format": "uuid"}, {"body.new"}),
        ({"type": "string"}, {"body.new"}),
        ({"anyOf": [{"type": "string", "pattern": "x"}, {"type": "null"}]}, {"body.new"}),
        ({"type": "array", "items": {"type": "string", "format": "uuid"}}, {"body.new"}),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"body.new"}),
        ({"$ref": "#/components/schemas/Deep"}, {"Deep.id"}),
        ({"type": "string", "format": "date-time"}, set()),
        ({"type": "string", "enum": ["a", "b"]}, set()),
        ({"type": "integer"}, set()),
    ],
)
def test_the_walk_finds_a_new_field_wherever_it_stands(schema: dict[str, Any], found: set[str]) -> None:
    deep = {"type": "object", "properties": {"id": {"type": "string"}}}
    assert set(texts({"properties": {"new": schema}}, {"Deep": deep}, "body")) == found


def test_a_cookie_is_read_in_two_places_alone(root: Path) -> None:
    """Cookies are read by hand and stand in no schema."""
    read = {str(path.relative_to(root)) for path in (root / "app").rglob("*.py") if ".cookies" in path.read_text()}
    assert read == {"app/guests/routes.py", "app/signin/routes.py"}


def test_the_id_of_a_principal_is_not_taken_out_of_it(root: Path) -> None:
    """Ids are compared and subscribed to by principal, or by `user_id` and `guest_id`, which refuse the other kind."""
    taken = {str(path.relative_to(root)) for path in (root / "app").rglob("*.py") if "principal.id" in path.read_text()}
    assert taken == {"app/actor.py", "app/realtime/hub.py"}, "the hub has sorted them by role"
