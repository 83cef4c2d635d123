"""The wire protocol as a page of prose and as a JSON Schema, both made from the models themselves."""

import inspect
import re
from typing import Any, Literal, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from app.realtime.protocol import (
    CLOSE_TEXTS,
    ERROR_TEXTS,
    PROTOCOL,
    AnySnapshot,
    FromClient,
    FromServer,
    ToClient,
    ToServer,
)

TO_SERVER, TO_CLIENT, SNAPSHOTS = (get_args(union) for union in (FromClient, FromServer, AnySnapshot))

HEAD = f"""# The wire protocol, version {PROTOCOL}

Made from `app/realtime/protocol.py` by `./run docs`; do not edit. The HTTP half is described at `/docs`.

## Life of a connection

1. The client opens a WebSocket to `/api/socket` and sends `hello` with its access token. Nothing else may come first,
   and it must come within `CORESPOND_HELLO_S` seconds.
2. The server answers with `ready` and one snapshot: everything that the client's page must show. From then on it sends
   `changed` with a new snapshot whenever one differs. A client needs only the newest; it ignores one whose `as_of` is
   older than what it shows. Nothing that matters exists only in a push: `GET /api/snapshot` gives the same.
3. During a call its people send each other `join`, `description` and `candidate` through the server, one pair of people
   at a time (`to`). The server checks that both are in the session and that the session is in its call, writes
   `sender`, and reads nothing else. While a session rings, its officer and each clinician who is rung do the same, so
   that their connection is up when one accepts. No picture and no sound leaves before that. `accepted` tells the
   officer's page, ahead of the snapshot that shows it; from then on the page may send picture and sound, to that
   clinician alone.
4. A message that cannot be taken is answered with `error`; the connection and the session go on. After
   `CORESPOND_SOCKET_ERRORS` of them the server closes the connection.
5. The server closes the connection when the access token expires (4401); the client renews it and comes back. A call
   in progress goes on meanwhile: its media does not go through the server.

## How a call is set up

Each page makes up a peer id and says `join`. A side that hears a peer id it does not know drops its connection, builds
a new one and answers with a `join` whose `reply_to` is the id it heard. The clinician's side then sends the first
offer, the officer's side answers, and candidates trickle both ways. Every `description` and `candidate` names the page
it is from and the page it is for. If it names another page, it is out of date: it is dropped, and an offer is answered
with a `join`. A side that got no answer repeats what it said.

## How a call comes back

A side that hears nothing for a second, or whose network changed, restarts ICE on the existing connection. Either side
may offer (perfect negotiation). If both do at once, the offer of the side that made the first one counts. That side
ignores the other's; the other side, the polite one, answers and forgets its own. It can, because it sets its own offer
(`setLocalDescription`) only together with the answer to it, so there is no rollback. A side that cannot restart ICE
says so in its `join` (`restarts`), and must not be sent another offer on an existing connection. If a restart that both
took part in does not help within four seconds (0.4 s where the way is short), or cannot be done, a side takes a new
peer id and joins again. While the server cannot be heard nothing is done: the old connection may come back by itself,
and whichever side was away begins when it is back.

Both sides open one data channel (negotiated, id 0). Text frames carry `chat` (`id`, `text`) and `sends` (`rung`: how
much this side sends now: full, small, still, text, phone); a binary frame is a still picture (JPEG). They go from page
to page and are kept nowhere.

Three people (with a second clinician during a hand-off, or with a guest) are three such pairs, each set up like the
first and each with peer ids of its own; four people are six pairs. Between two clinicians, the one who has the session
sends the offer. To a guest, everyone else does. Between two guests, the one whose id comes first does.
"""


def _field(name: str, info: FieldInfo) -> str:
    kind = info.annotation
    plain = getattr(kind, "__name__", None) if not getattr(kind, "__args__", None) else None
    shown = plain or str(kind).replace("typing.", "").replace("uuid.", "").replace("datetime.datetime", "datetime")
    shown = re.sub(r"app\.\w+\.\w+\.", "", shown)
    need = "required" if info.is_required() else "optional"
    said = f" {info.description}" if info.description else ""
    return f"- `{name}`: `{shown}`, {need}.{said}"


def _message(model: type[BaseModel]) -> str:
    title = model.model_fields["type"].default if "type" in model.model_fields else model.__name__
    doc = inspect.cleandoc(model.__doc__ or "")
    fields = [_field(name, info) for name, info in model.model_fields.items() if name not in ("type", "role")]
    return "\n".join([f"### `{title}`", "", doc, "", *fields, ""])


def prose() -> str:
    """The content of docs/protocol.md."""
    parts = [HEAD]
    for title, models in (
        ("To the server", TO_SERVER),
        ("To the client", TO_CLIENT),
        ("Snapshots", SNAPSHOTS),
    ):
        parts += [f"## {title}", "", *(_message(model) for model in models)]
    parts += ["## Errors", "", "| code | means |", "|---|---|"]
    parts += [f"| `{code}` | {text} |" for code, text in ERROR_TEXTS.items()]
    parts += ["", "## Close codes", "", "| code | means | come back? |", "|---|---|---|"]
    parts += [f"| {int(code)} | {text} | {again} |" for code, (text, again) in CLOSE_TEXTS.items()]
    return "\n".join(parts) + "\n"


def _plain(definition: dict[str, Any]) -> dict[str, Any]:
    """Without the titles that would each become a type of its own, and with every tag required."""
    properties = definition.get("properties", {})
    for content in properties.values():
        content.pop("title", None)
    tags = [name for name, content in properties.items() if "const" in content]
    if properties:
        definition["required"] = sorted({*definition.get("required", []), *tags})
    return definition


def schema() -> dict[str, Any]:
    """Every message as JSON Schema (2020-12): the definitions `ToServer` and `ToClient`."""
    modes: tuple[tuple[str, Any, Literal["validation", "serialization"]], ...] = (
        ("ToServer", ToServer, "validation"),
        ("ToClient", ToClient, "serialization"),
    )
    made: dict[str, Any] = {"$defs": {}}
    for name, union, mode in modes:
        one = TypeAdapter(union).json_schema(mode=mode)
        made["$defs"] |= one.pop("$defs") | {name: one}
    made["$defs"] = {name: _plain(definition) for name, definition in made["$defs"].items()}
    refs = [{"$ref": f"#/$defs/{name}"} for name, _, _ in modes]
    return {"title": "Protocol", "anyOf": refs, **made}
