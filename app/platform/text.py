"""The types of every text and every moment that comes in: over HTTP, on the socket, on the command line.

A test walks all that comes in and fails for a field of another type (tests/unit/test_inputs.py).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, AwareDatetime, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from app.platform import calendar

# Overrides and isolates of the writing direction show a text in another order than it is stored in ("Trojan Source",
# Unicode UTR 36 section 2.10). The marks that right-to-left writing needs (U+200E, U+200F, U+061C) stay.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# C0 and C1 control characters, lone halves of a surrogate pair, and the two line separators.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # what word processors and other systems paste
UNPRINTABLE_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Text:
    """What a text may be: `name: Annotated[str, Text(40)]`, likewise of a `SecretStr`.

    Arguments: `most` and `least` characters, counted after the text is clean; `lines`: it may hold line ends and tabs;
    `exact`: nothing is taken away at its ends (passwords); `pattern`: what all of it must look like.

    Clean is: in NFC, trimmed, its line ends `\\n`, without bidirectional overrides, which are taken out because nobody
    who pastes a text can see them. Other control characters and lone surrogates are refused: no database keeps a NUL.
    """

    most: int
    least: int = 0
    lines: bool = False
    exact: bool = False
    pattern: str | None = None

    def clean(self, given: str) -> str:
        """The text as it is kept. Raises PydanticKnownError or PydanticCustomError, which never repeat it."""
        if len(given) > 4 * self.most + 64:  # not worth being read
            raise PydanticKnownError("string_too_long", {"max_length": self.most})
        text = LINE_ENDS.sub("\n", given) if self.lines else given
        if (UNPRINTABLE_IN_LINES if self.lines else UNPRINTABLE).search(text):
            raise PydanticCustomError("text_unprintable", "Text should not contain control characters")
        text = unicodedata.normalize("NFC", TURNS.sub("", text))
        text = text if self.exact else text.strip()
        if len(text) > self.most:
            raise PydanticKnownError("string_too_long", {"max_length": self.most})
        if len(text) < self.least:
            raise PydanticKnownError("string_too_short", {"min_length": self.least})
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise PydanticKnownError("string_pattern_mismatch", {"pattern": self.pattern})
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def clean(given: Any) -> Any:
            return self.clean(given) if isinstance(given, str) else given  # the inner schema names another type

        return core_schema.no_info_before_validator_function(clean, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        said = handler(schema) | {"maxLength": self.most}
        if self.least:
            said["minLength"] = self.least
        if self.pattern:
            said["pattern"] = f"^{self.pattern}$"
        return said


# What programs write for programs is never changed, because it is handed on as it came or compared byte by byte; it is
# refused if it is not ASCII.
SDP_MOST = 48_000
SDP_BYTES = bytes([*b"\t\r\n", *range(0x20, 0x7F)])


def _description(given: str) -> str:
    """Four times as fast as a pattern: every relayed description is looked at, and is 2,500 characters long."""
    if len(given) > SDP_MOST:
        raise PydanticKnownError("string_too_long", {"max_length": SDP_MOST})
    if not given.isascii() or given.encode().translate(None, SDP_BYTES):
        raise PydanticCustomError("text_unprintable", "A session description is printable ASCII")
    return given


SDP = Annotated[
    str, AfterValidator(_description), Field(json_schema_extra={"maxLength": SDP_MOST, "pattern": r"^[\t\r\n -~]*$"})
]
"""A session description (RFC 8866), with its line ends."""

LINE = r"^[ -~]*$"
"""The pattern of one line that programs write for each other."""


def _weekly(text: str) -> str:
    calendar.parse(text)
    return text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("There is no such time zone.") from None
    return name


WeeklyTime = Annotated[str, Text(64), AfterValidator(_weekly), Field(examples=["mon-fri 19:00-07:00"])]
"""A time that comes every week, as `app.platform.calendar.parse` reads it."""

ZoneName = Annotated[str, Text(64, least=1), AfterValidator(_zone)]
"""The name of a time zone in the IANA database."""

Moment = Annotated[AwareDatetime, Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(2101, 1, 1, tzinfo=UTC))]
"""A moment with its zone, in the years 1970 to 2100."""

Day = Annotated[date, Field(ge=date(1970, 1, 1), le=date(2100, 12, 31))]
"""A day of the years 1970 to 2100, in a zone that its field names."""
