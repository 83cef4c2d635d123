"""What guests send and are shown."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, SecretStr

from app.guests.rules import GuestKind, GuestState

Secret = Annotated[SecretStr, Field(min_length=22, max_length=64)]  # 128 bits and more in base64url


class NewGuest(BaseModel):
    """Whom to ask into a call. The page makes the link's secret, so that a repeated request is the same one."""

    kind: GuestKind
    name: str | None = Field(None, max_length=40, description="As the others shall read it; erased after the call.")
    secret: Secret = Field(description="What the link carries, drawn at random, base64url.")
    phone: SecretStr | None = Field(None, description="Send the link there, in E.164 form; neither kept nor logged.")


class LinkIn(BaseModel):
    """The secret of a link, and that of the seat it gives: the page draws it, so that it can ask again."""

    secret: Secret
    seat: Secret


class GuestOut(BaseModel):
    """Somebody without an account, as those in the call see them."""

    id: UUID
    kind: GuestKind
    name: str | None
    state: GuestState
    expires_at: datetime = Field(description="Until when the link can be opened.")


class GuestsOut(BaseModel):
    """Who is in a call beside those with an account, or on the way there."""

    people: list[GuestOut]
    room: int = Field(description="How many more the call holds.")
    texts: bool = Field(description="Links can be sent as text messages.")


class VisitOut(BaseModel):
    """The call as its guest sees it. Who is in it is told to whom was let in only."""

    consult_id: UUID
    state: GuestState
    kind: GuestKind
    live: bool = Field(description="A clinician has the session now.")
    officer_id: UUID | None
    officer: str | None
    clinician_id: UUID | None
    clinician: str | None
    second_id: UUID | None
    second: str | None
    others: list[GuestOut]
