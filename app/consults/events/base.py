"""What every event of a session has in common."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=32)]
"""A code of the noun that the event comes from."""


class FreeText:
    """Marks a field of an event that somebody wrote freely, and that may therefore say anything about anybody."""


Written = Annotated[str, FreeText()]


class Happening(BaseModel):
    """Parent of every event. A field that a later version wrote is passed over, so that old code reads new rows."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    by_server: ClassVar[bool] = False
    """Whether it is always the server's doing, also where it follows at once from what somebody did."""

    def stored(self) -> dict[str, Any]:
        """What the event's row keeps beside its kind."""
        return self.model_dump(mode="json", exclude={"kind"}, exclude_none=True)


class OfOffer(Happening):
    """Parent of what happens to one offer of a session."""

    offer_id: UUID
    clinician_id: UUID


class OfSide(Happening):
    """Parent of what one side of a call reports: `officer` or `clinician`."""

    side: Code


class OfGuest(Happening):
    """Parent of what concerns somebody without an account; `guest` is what they are in the call for."""

    guest: Code
