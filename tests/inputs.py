"""All that comes in over HTTP and on the socket, leaf by leaf, as the routes and messages declare it."""

import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel

from app.realtime.protocol import FromClient

CLOSED = (bool, int, float, UUID, Enum)
"""Types that hold no text of whoever sends them."""


def leaves(path: str, kind: Any, metadata: tuple[Any, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Each single value in `kind` that may hold a text or a date: its place, and its type with all that bounds it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from leaves(path, arguments[0], (*arguments[1:], *metadata))
    elif origin in (Union, types.UnionType):
        for one in arguments:
            yield from leaves(path, one, metadata)
    elif origin in (list, set, frozenset, tuple, dict):
        for one in arguments:
            yield from leaves(f"{path}[]", one)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield from leaves(f"{kind.__name__}.{name}", field.annotation, tuple(field.metadata))
    elif not (origin is Literal or kind is types.NoneType or (isinstance(kind, type) and issubclass(kind, CLOSED))):
        yield path, Annotated[kind, *metadata] if metadata else kind


def of_routes(app: FastAPI) -> Iterator[tuple[str, Any]]:
    """Each leaf of what the routes take: bodies, query, path, headers and cookies."""
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute):
            for name, info in _parameters(route.dependant):
                yield from leaves(f"{route.name}.{name}", info.annotation, tuple(info.metadata))


def _parameters(dependant: Dependant) -> Iterator[tuple[str, Any]]:
    for many in ("body", "query", "path", "header", "cookie"):
        for field in getattr(dependant, f"{many}_params"):
            yield field.name, field.field_info
    for inner in dependant.dependencies:
        yield from _parameters(inner)


def of_messages() -> Iterator[tuple[str, Any]]:
    """Each leaf of what a page may send on the socket."""
    for message in get_args(FromClient):
        yield from leaves(message.__name__, message)
