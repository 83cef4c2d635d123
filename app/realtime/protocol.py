"""Every message on the WebSocket. docs/protocol.md and the browser's types are generated from this file.

Commands go over HTTP; the socket carries only what must be pushed: snapshots, and the WebRTC descriptions and
candidates that the two sides of a call exchange through the server.
"""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from app.consults.schemas import ClosedOut, ConsultOut
from app.coverage.schemas import OpeningOut
from app.dispatch.schemas import Accepted, Desk, OfferOut, PlaceInQueue, QueueOut, WrapUpOut
from app.guests.schemas import GuestsOut, VisitOut
from app.platform.text import LINE, SDP
from app.presence.schemas import PresenceOut, RosterRow
from app.sessionlog.schemas import LiveStrip

PROTOCOL: Literal[2] = 2
PeerId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]

PrincipalRef = Annotated[str, Field(pattern=r"^(user|guest):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""The written form of a principal: `user:` or `guest:`, and the id."""

CandidateLine = Annotated[str, Field(max_length=2_000, pattern=LINE)]
MediaId = Annotated[str, Field(max_length=64, pattern=LINE)]
MediaIndex = Annotated[int, Field(ge=0, le=64)]


class Message(BaseModel):
    """Base class of all messages. Unknown fields are refused, so that a misspelled one is noticed."""

    model_config = ConfigDict(extra="forbid")


class Hello(Message):
    """The client's first message, sent once, within the time limit for a hello."""

    type: Literal["hello"] = "hello"
    protocol: Literal[2] = PROTOCOL
    token: str = Field(min_length=1, max_length=4096, pattern=LINE, description="The access token.")


class Signal(Message):
    """Base class of messages that the people in a call send each other through the server, from one to another."""

    consult_id: UUID
    to: PrincipalRef = Field(description="The recipient: another user or guest in the session.")
    sender: PrincipalRef | None = Field(None, description="The sender. The server sets it, whatever the client sent.")


class Join(Signal):
    """One side's call page is open and can be reached under a new peer id.

    The other side treats a new peer id as a new page: it closes its old transport and, unless `reply_to` names its own
    current peer id, answers with a join of its own. The clinician's side then sends the first offer.
    """

    type: Literal["join"] = "join"
    peer: PeerId
    reply_to: PeerId | None = None
    restarts: bool = Field(
        False, description="Whether this side can restart ICE; if not, a lost connection is replaced at once."
    )


class Description(Signal):
    """A WebRTC session description (RFC 9429) for one page."""

    type: Literal["description"] = "description"
    from_peer: PeerId
    to_peer: PeerId
    kind: Literal["offer", "answer"]
    sdp: SDP


class Candidate(Signal):
    """A trickled ICE candidate (RFC 8838) for one page; null means that there are no more."""

    type: Literal["candidate"] = "candidate"
    from_peer: PeerId
    to_peer: PeerId
    candidate: CandidateLine | None
    sdp_mid: MediaId | None = None
    sdp_m_line_index: MediaIndex | None = None


class Ping(Message):
    """Asks for a `pong`: a page whose call has gone silent finds out whether the server still hears it."""

    type: Literal["ping"] = "ping"


class OfficerSnapshot(Message):
    """Everything an officer's page shows now."""

    role: Literal["officer"] = "officer"
    as_of: datetime = Field(description="Server time; a page ignores snapshots older than the one it shows.")
    consult: ConsultOut | None
    queue: PlaceInQueue
    ringing: list[UUID] = Field(description="The clinicians being rung: the page sets up its connection to them.")
    opening: OpeningOut
    closed: ClosedOut | None = Field(description="How the last session ended, if it just ended without a consult.")
    guests: GuestsOut | None = Field(description="During a call: its guests.")


class ClinicianSnapshot(Message):
    """Everything a clinician's page shows now."""

    role: Literal["clinician"] = "clinician"
    as_of: datetime
    presence: PresenceOut
    queue: QueueOut
    offer: OfferOut | None
    consult: ConsultOut | None
    wrap_up: WrapUpOut | None
    colleagues: list[RosterRow] = Field(description="During a call: the provider's clinicians, for a hand-off.")
    guests: GuestsOut | None = Field(description="During a call: its guests.")


class SupervisorSnapshot(Message):
    """Everything the live part of a supervisor's page shows now."""

    role: Literal["supervisor"] = "supervisor"
    as_of: datetime
    live: LiveStrip
    desk: Desk
    roster: list[RosterRow]


class GuestSnapshot(Message):
    """Everything a guest's page shows now."""

    role: Literal["guest"] = "guest"
    as_of: datetime
    visit: VisitOut


AnySnapshot = OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot | GuestSnapshot
Snapshot = Annotated[AnySnapshot, Field(discriminator="role")]


class Ready(Message):
    """The answer to hello: the client is admitted; `snapshot` is the current state."""

    type: Literal["ready"] = "ready"
    snapshot: Snapshot


class Changed(Message):
    """The state has changed. Only the newest snapshot matters; a slow client does not get the ones in between."""

    type: Literal["changed"] = "changed"
    snapshot: Snapshot


class TakenOver(Message):
    """Another page of the same user has joined this call; this page leaves it and tells the user."""

    type: Literal["taken_over"] = "taken_over"
    consult_id: UUID
    peer: PeerId = Field(
        description="The other page. If two joined at once, the one with the larger id keeps the call."
    )


class Pong(Message):
    """The immediate answer to `ping`."""

    type: Literal["pong"] = "pong"


class ErrorCode(StrEnum):
    """Why a message was not accepted. The connection and the session continue."""

    NOT_JSON = "not_json"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    INVALID = "invalid"
    SECOND_HELLO = "second_hello"
    NOT_YOUR_SESSION = "not_your_session"


ERROR_TEXTS: dict[ErrorCode, str] = {
    ErrorCode.NOT_JSON: "The message is not a JSON object.",
    ErrorCode.TOO_LARGE: "The message is larger than the server accepts.",
    ErrorCode.UNKNOWN_TYPE: "There is no message type of this name.",
    ErrorCode.INVALID: "A field of the message is missing, or its value is not allowed.",
    ErrorCode.SECOND_HELLO: "The client has already said hello on this connection.",
    ErrorCode.NOT_YOUR_SESSION: "The session does not exist, is over, or is not yours.",
}


class Error(Message):
    """A message was not accepted. The error never repeats what was sent."""

    type: Literal["error"] = "error"
    code: ErrorCode
    detail: str


class Close(IntEnum):
    """The server's close codes: 4000 plus the matching HTTP status code."""

    BAD_HELLO = 4400
    SIGN_IN_AGAIN = 4401
    NO_SOCKET_FOR_ROLE = 4403
    NO_HELLO = 4408
    TOO_MANY_SOCKETS = 4409
    FAR_TOO_LARGE = 4413
    TOO_MANY_ERRORS = 4429
    TOO_SLOW = 4503
    SENT_TOO_MUCH = 4509


CLOSE_TEXTS: dict[Close, tuple[str, str]] = {
    Close.BAD_HELLO: ("The first message was not a hello of this protocol.", "No: reload the page."),
    Close.SIGN_IN_AGAIN: ("The access token is not valid or has expired.", "Yes, with a fresh token."),
    Close.NO_SOCKET_FOR_ROLE: ("There is no live page for this role.", "No."),
    Close.NO_HELLO: ("No hello arrived in time.", "Yes."),
    Close.TOO_MANY_SOCKETS: (
        "The user has more pages open than the server keeps connected; this one was connected first.",
        "When somebody looks at the page again.",
    ),
    Close.FAR_TOO_LARGE: ("A message was many times too large.", "Yes."),
    Close.TOO_MANY_ERRORS: ("Too many messages were not accepted.", "Yes, after a pause."),
    Close.TOO_SLOW: ("The client read too slowly.", "Yes: the snapshot makes up for missed messages."),
    Close.SENT_TOO_MUCH: ("The user sent more than a call can need.", "Yes, after a pause."),
}

AnySignal = Join | Description | Candidate
FromClient = Hello | AnySignal | Ping
FromServer = Ready | Changed | Accepted | AnySignal | TakenOver | Pong | Error
ToServer = Annotated[FromClient, Field(discriminator="type")]
ToClient = Annotated[FromServer, Field(discriminator="type")]

TO_SERVER: TypeAdapter[FromClient] = TypeAdapter(ToServer)
TO_CLIENT: TypeAdapter[FromServer] = TypeAdapter(ToClient)


# Pydantic's error types for input that cannot be recognized as one of the messages.
PROBLEMS = {
    "json_invalid": ErrorCode.NOT_JSON,
    "dict_type": ErrorCode.NOT_JSON,
    "union_tag_invalid": ErrorCode.UNKNOWN_TYPE,
    "union_tag_not_found": ErrorCode.UNKNOWN_TYPE,
}


def error(code: ErrorCode) -> Error:
    """The error message for `code`, with its sentence."""
    return Error(code=code, detail=ERROR_TEXTS[code])


def read(raw: bytes, most_bytes: int) -> FromClient | Error:
    """A client's message, or the error to answer it with if it is invalid or longer than `most_bytes`. Never raises."""
    if len(raw) > most_bytes:
        return error(ErrorCode.TOO_LARGE)
    try:
        return TO_SERVER.validate_json(raw)
    except ValidationError as problem:
        return error(PROBLEMS.get(problem.errors()[0]["type"], ErrorCode.INVALID))


def signed(signal: Signal, raw: bytes, sender: str) -> bytes:
    """The bytes in which a signal is relayed: `raw`, from which it was read, with `sender` set by the server."""
    if "sender" in signal.model_fields_set:
        return signal.model_copy(update={"sender": sender}).model_dump_json().encode()
    # A message already read and validated is not serialized again: that was a sixth of the cost of relaying one.
    return b'%b,"sender":"%b"}' % (raw.rstrip()[:-1], sender.encode())
