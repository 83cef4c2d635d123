"""The wire protocol as a page of prose and as a JSON Schema, both generated from the models."""

import inspect
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

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

Generated from `app/realtime/protocol.py` by `./run docs`; do not edit. The HTTP half is described at `/docs`, with
`CORESPOND_INTERFACE_DOCS=true`.

## Life of a connection

1. The client opens a WebSocket to `/api/socket` and sends `hello` with its access token. It must be the first message
   and arrive within `CORESPOND_HELLO_S` seconds. A browser's page must be the server's own, or one that is named in
   `CORESPOND_SOCKET_ORIGINS` (its `Origin`; otherwise 403). Until the server has answered, a client that sends more
   than `CORESPOND_HELLO_BYTES` is closed (1009).
2. The server answers with `ready` and a snapshot: everything the client's page must show. From then on it sends
   `changed` with a new snapshot whenever it differs. A client needs only the newest snapshot and ignores one whose
   `as_of` is older than what it shows. No state exists only in a push: `GET /api/snapshot` returns the same snapshot.
3. During a call, its participants send each other `join`, `description` and `candidate` through the server, each to one
   other person (`to`): `user:<id>` is an officer or a clinician, `guest:<id>` a guest. The server checks that both are
   in the session and that the session is in its call, sets `sender`, and reads nothing else. While a session rings, its
   officer and each clinician being rung do the same, so that their connection is ready when one of them accepts. No
   video and no sound is sent before that. `accepted` tells the officer's page of it ahead of the snapshot; from then on
   the page may send video and sound, to that clinician only.
4. A message that is not accepted is answered with `error`; the connection and the session continue. After
   `CORESPOND_SOCKET_ERRORS` such messages the server closes the connection.
5. The server closes the connection when the access token expires (4401); the client renews the token and
   reconnects. A call in progress continues in the meantime, because its media does not go through the server.
6. A user or guest has a budget for each kind of message and for bytes, over all connections together
   (`CORESPOND_SOCKET_DESCRIPTIONS_PER_S` and the like). Whoever sends more is read more slowly, and then closed (4509).
   Of more than `CORESPOND_SOCKETS_EACH` connections of one user the oldest is closed (4409). What a client cannot keep
   up with of others' signals is not delivered to it; whoever sent it says it again.

## How a call is set up

Each page generates a peer id and sends `join`. A side that receives an unknown peer id closes its connection, builds a
new one, and answers with a `join` whose `reply_to` is the id it received. The clinician's side then sends the first
offer, the officer's side answers, and candidates trickle both ways. Every `description` and `candidate` names the page
that sent it and the page it is meant for. If it names a different page, it is outdated and ignored, and an outdated
offer is answered with a `join`. A side that gets no answer repeats its message.

## How a call comes back

A side that receives nothing for a second, or whose network has changed, restarts ICE on the existing connection. Either
side may offer (perfect negotiation). If both offer at once, the offer of the side that sent the first one counts. That
side ignores the other's offer; the other side, the polite one, answers and discards its own. It can do so without a
rollback because it applies its own offer (`setLocalDescription`) only together with the answer to it. A side that
cannot restart ICE says so in its `join` (`restarts`) and must not be sent another offer on an existing connection. If a
restart in which both took part does not help within four seconds (0.4 s if the round trip is short), or is impossible,
a side takes a new peer id and joins again. While the server cannot be reached, nothing is done: the old connection may
recover by itself, and the side that was away starts once it is back.

Both sides open one data channel (negotiated, id 0). Text frames carry `chat` (`id`, `text`) and `sends` (`rung`: how
much this side sends now: full, small, still, text, phone); a binary frame is a still image (JPEG). They go directly
from page to page and are not stored.

A call of three (with a second clinician during a hand-off, or with a guest) consists of three such pairs, each set up
like the first and with its own peer ids; a call of four, of six pairs. Between two clinicians, the one who has the
session sends the offer. Everyone else sends the offer to a guest; between two guests, the one with the smaller id does.
"""


def _kind(kind: Any) -> str:
    """A type in a reader's words, without the limits that the generated types have: `list[Party] | null`."""
    if kind is NoneType:
        return "null"
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _kind(parts[0])
    if origin in (Union, UnionType):
        return " | ".join(map(_kind, parts))
    if origin is Literal:
        return " | ".join(f'"{part}"' for part in parts)
    name = getattr(origin or kind, "__name__", str(kind))
    return f"{name}[{', '.join(map(_kind, parts))}]" if parts else name


def _field(name: str, info: FieldInfo) -> str:
    shown = _kind(info.annotation)
    need = "required" if info.is_required() else "optional"
    said = f" {info.description}" if info.description else ""
    return f"- `{name}`: `{shown}`, {need}.{said}"


def _message(model: type[BaseModel]) -> str:
    title = model.model_fields["type"].default if "type" in model.model_fields else model.__name__
    doc = inspect.cleandoc(model.__doc__ or "")
    fields = [_field(name, info) for name, info in model.model_fields.items() if name not in ("type", "role")]
    return "\n".join([f"### `{title}`", "", doc, "", *fields, ""])


def prose() -> str:
    """The text of docs/protocol.md."""
    parts = [HEAD]
    for title, models in (
        ("To the server", TO_SERVER),
        ("To the client", TO_CLIENT),
        ("Snapshots", SNAPSHOTS),
    ):
        parts += [f"## {title}", "", *(_message(model) for model in models)]
    parts += ["## Errors", "", "| code | means |", "|---|---|"]
    parts += [f"| `{code}` | {text} |" for code, text in ERROR_TEXTS.items()]
    parts += ["", "## Close codes", "", "| code | means | reconnect? |", "|---|---|---|"]
    parts += [f"| {int(code)} | {text} | {again} |" for code, (text, again) in CLOSE_TEXTS.items()]
    return "\n".join(parts) + "\n"


def _plain(definition: dict[str, Any]) -> dict[str, Any]:
    """The definition without titles, each of which would become a type, and with its tag required."""
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
