"""Base classes of a session's events."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=32)]
"""A code defined by the noun that records the event."""


class FreeText:
    """Marks an event field with text that a user typed, which may contain personal data."""


Written = Annotated[str, FreeText()]


class Happening(BaseModel):
    """Base class of all events. Fields written by later versions are ignored, so that older code reads newer rows."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    by_server: ClassVar[bool] = False
    """Whether the event is always attributed to the server, even when it follows directly from a user's action."""

    def stored(self) -> dict[str, Any]:
        """The event's data as stored in its row, without its kind."""
        return self.model_dump(mode="json", exclude={"kind"}, exclude_none=True)


class OfOffer(Happening):
    """Base class of events about one offer of a session."""

    offer_id: UUID
    clinician_id: UUID


class OfSide(Happening):
    """Base class of events reported by one side of a call: `officer` or `clinician`."""

    side: Code


class OfGuest(Happening):
    """Base class of events about a guest; `guest` is the guest's role in the call."""

    guest: Code
