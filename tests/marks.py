"""Marked personal data: what is sent wherever a text may be sent, and must be found nowhere else."""

import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import structlog

from app.platform import logs

MARK = "zq7marked7qz"
DIGITS = "86420975"  # the mark of what takes digits only
TOO_NARROW = ("es", "user:01a22000-0000-7000-8000-000000000000")
"""What is sent where no mark fits: a language of three letters at most, and who a signal is for."""


def is_marked(given: object) -> bool:
    return MARK in str(given).lower() or DIGITS in str(given)


def text_for(schema: dict[str, Any]) -> str:
    """A marked text that fits a JSON schema of a string."""
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1000)
    repeated = (MARK * (least // len(MARK) + 1))[: max(least, len(MARK))]
    for text in (repeated, DIGITS, *TOO_NARROW):
        if least <= len(text) <= most and re.search(schema.get("pattern", ""), text):
            return text
    raise LookupError(f"nobody has said what fits {schema}")


class Filling:
    """Values for the schemas of an OpenAPI document, with a mark in every text.

    `leaves` are the places of the texts in what was made last.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self.leaves: list[tuple[str | int, ...]] = []

    def value(self, schema: dict[str, Any], place: tuple[str | int, ...] = ()) -> Any:
        if "$ref" in schema:
            found = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            return self.value(found, place)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        if several := schema.get("anyOf") or schema.get("oneOf"):
            return self.value(next(one for one in several if one.get("type") != "null"), place)
        return getattr(self, f"_{schema['type']}")(schema, place)

    def _string(self, schema: dict[str, Any], place: tuple[str | int, ...]) -> str:
        if schema.get("format") in ("uuid", "date-time", "date"):
            return {"uuid": str(uuid4()), "date-time": "2026-03-01T03:00:00Z", "date": "2026-03-01"}[schema["format"]]
        self.leaves.append(place)
        hard = f"{MARK} vineyard lamps"  # to guess, also for someone who knows the mark
        if schema.get("format") == "password" and re.fullmatch(schema.get("pattern", ".*"), hard):
            return hard
        return text_for(schema)

    def _integer(self, schema: dict[str, Any], _place: object) -> int:
        return int(schema.get("minimum", 1))

    _number = _integer

    def _boolean(self, _schema: object, _place: object) -> bool:
        return False

    def _array(self, schema: dict[str, Any], place: tuple[str | int, ...]) -> list[Any]:
        return [self.value(schema["items"], (*place, 0))]

    def _object(self, schema: dict[str, Any], place: tuple[str | int, ...]) -> dict[str, Any]:
        if "properties" in schema:
            return {name: self.value(one, (*place, name)) for name, one in schema["properties"].items()}
        key = self.value(schema["propertyNames"], place)
        return {key: self.value(schema["additionalProperties"], (*place, key))}


def changed(whole: Any, place: tuple[str | int, ...], value: object) -> Any:
    """A copy of `whole` with `value` at `place`."""
    if not place:
        return value
    first, rest = place[0], place[1:]
    if isinstance(whole, list):
        return [changed(one, rest, value) if i == first else one for i, one in enumerate(whole)]
    return {**whole, first: changed(whole[first], rest, value)}


class StandardError:
    """Standard error as it is at each line; pytest gives a test another than its fixtures."""

    def write(self, line: str) -> None:
        sys.stderr.write(line)

    def flush(self) -> None:
        sys.stderr.flush()


TAKEN_OVER = (
    (sys, "excepthook"),
    (sys, "unraisablehook"),
    (threading, "excepthook"),
    (warnings, "showwarning"),
    (logging, "raiseExceptions"),
)


@contextmanager
def logging_here(as_json: bool, level: str = "debug") -> Iterator[None]:
    """The service's log in this process, as `corespond serve` has it; afterwards everything is as it was."""
    root = logging.getLogger()
    handlers, before = root.handlers[:], root.level
    kept = [(owner, name, getattr(owner, name)) for owner, name in TAKEN_OVER]
    configured = structlog.get_config()
    logs.configure(level, as_json)
    (ours,) = root.handlers
    assert isinstance(ours, logging.StreamHandler)
    ours.setStream(StandardError())
    try:
        yield
    finally:
        for owner, name, value in kept:
            setattr(owner, name, value)
        root.handlers[:] = handlers
        root.setLevel(before)
        structlog.configure(**configured)
        vars(logs.log).pop("bind", None)  # it would go on as it was when it was first used
