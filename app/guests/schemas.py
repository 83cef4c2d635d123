"""Wire format of guests."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, SecretStr

from app.guests.rules import GuestKind, GuestState
from app.platform.text import Text

Secret = Annotated[SecretStr, Text(64, least=22, pattern=r"[\w-]+")]  # 128 bits and more in base64url


class NewGuest(BaseModel):
    """A new invitation. The page generates the link's secret, so that a repeated request is the same invitation."""

    kind: GuestKind
    name: Annotated[str, Text(40)] | None = Field(
        None, description="Name to show to the others; erased after the call."
    )
    secret: Secret = Field(description="Random secret in the link, base64url.")
    phone: Annotated[SecretStr, Text(32)] | None = Field(
        None,
        description="Phone number to text the link to, in E.164 format; not logged, and kept as a keyed digest only,"
        " for as long as texts are counted.",
    )


class GuestRef(BaseModel):
    """Which guest."""

    id: UUID


class LinkIn(BaseModel):
    """The secret of a link, and the secret of the seat, which the page generates so that it can retry."""

    secret: Secret
    seat: Secret


class GuestOut(BaseModel):
    """A guest as shown to the others in the call."""

    id: UUID
    kind: GuestKind
    name: str | None
    state: GuestState
    expires_at: datetime = Field(description="When the link expires.")


class GuestsOut(BaseModel):
    """The guests of a call: present, waiting, or invited."""

    people: list[GuestOut]
    room: int = Field(description="Number of free seats in the call.")
    texts: bool = Field(description="Whether links can be sent as text messages.")


class VisitOut(BaseModel):
    """The call as shown to a guest. The names of its participants are included only after the guest is admitted."""

    consult_id: UUID
    state: GuestState
    kind: GuestKind
    live: bool = Field(description="Whether a clinician has the session now.")
    officer_id: UUID | None
    officer: str | None
    clinician_id: UUID | None
    clinician: str | None
    second_id: UUID | None
    second: str | None
    others: list[GuestOut]
