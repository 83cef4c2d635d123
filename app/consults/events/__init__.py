"""The events of a session: one model per kind, stored as JSON and read back by the same class.

Each docstring states an event's source, its transition between states, and its other effects;
`tests/unit/test_events.py` compares the transitions with the table in `rules/machine.py`.
"""

from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter

from app.consults.events.base import FreeText, Happening, OfGuest, OfOffer, OfSide
from app.consults.events.during import (
    Connected,
    ConsentRecorded,
    GuestAdmitted,
    GuestInvited,
    GuestLeft,
    GuestWaits,
    Interrupted,
    Joined,
    PartBegan,
    PrivacyAsked,
    PrivacyGiven,
    PrivacyRefused,
    Stepped,
    TabletGiven,
    TabletTaken,
)
from app.consults.events.ending import (
    Abandoned,
    Cancelled,
    Closed,
    Documented,
    Ended,
    HandedBack,
    HandedOver,
    HandOffAsked,
    HandOffCalledOff,
    Reported,
    SecondJoined,
    SecondLeft,
    Unanswered,
)
from app.consults.events.waiting import (
    Accepted,
    CallBackAnswered,
    CallBackAsked,
    ClinicianGone,
    Declined,
    LeadPaged,
    Offered,
    OfferExpired,
    Passed,
    Queued,
    Reordered,
    Requested,
)
from app.consults.rules import Event

__all__ = [
    "KINDS",
    "Abandoned",
    "Accepted",
    "AnyEvent",
    "CallBackAnswered",
    "CallBackAsked",
    "Cancelled",
    "ClinicianGone",
    "Closed",
    "Connected",
    "ConsentRecorded",
    "Declined",
    "Documented",
    "Ended",
    "FreeText",
    "GuestAdmitted",
    "GuestInvited",
    "GuestLeft",
    "GuestWaits",
    "HandOffAsked",
    "HandOffCalledOff",
    "HandedBack",
    "HandedOver",
    "Happening",
    "Interrupted",
    "Joined",
    "LeadPaged",
    "OfGuest",
    "OfOffer",
    "OfSide",
    "OfferExpired",
    "Offered",
    "PartBegan",
    "Passed",
    "PrivacyAsked",
    "PrivacyGiven",
    "PrivacyRefused",
    "Queued",
    "Reordered",
    "Reported",
    "Requested",
    "SecondJoined",
    "SecondLeft",
    "Stepped",
    "TabletGiven",
    "TabletTaken",
    "Unanswered",
    "kind_of",
    "read",
]

AnyEvent = (
    Requested
    | Queued
    | Offered
    | Passed
    | Declined
    | OfferExpired
    | ClinicianGone
    | LeadPaged
    | Reordered
    | CallBackAsked
    | CallBackAnswered
    | Accepted
    | Joined
    | Connected
    | Interrupted
    | Stepped
    | HandedBack
    | HandOffAsked
    | HandOffCalledOff
    | PartBegan
    | TabletGiven
    | TabletTaken
    | PrivacyAsked
    | PrivacyGiven
    | PrivacyRefused
    | ConsentRecorded
    | GuestInvited
    | GuestWaits
    | GuestAdmitted
    | GuestLeft
    | SecondJoined
    | SecondLeft
    | HandedOver
    | Cancelled
    | Abandoned
    | Unanswered
    | Ended
    | Reported
    | Documented
    | Closed
)
KINDS: dict[Event, type[Happening]] = {model.model_fields["kind"].default: model for model in get_args(AnyEvent)}
_READ: TypeAdapter[AnyEvent] = TypeAdapter(Annotated[AnyEvent, Field(discriminator="kind")])


def kind_of(event: Happening) -> Event:
    """The kind of this event."""
    kind: Event = type(event).model_fields["kind"].default
    return kind


def read(kind: str, stored: dict[str, Any]) -> AnyEvent:
    """The event stored in a row of `consult_event`. Raises pydantic's ValidationError if the row is invalid."""
    return _READ.validate_python({**stored, "kind": kind})
