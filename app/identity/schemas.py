"""What identity sends and takes over the wire."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.identity.rules import OrganisationKind, Role


class Credentials(BaseModel):
    """A user name and a password."""

    username: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=256)


class OrganisationOut(BaseModel):
    """An organisation as its members see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: OrganisationKind
    name: str
    time_zone: str
    fallback_phone: str | None
    demo: bool


class UserOut(BaseModel):
    """A user as colleagues and administrators see them."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    role: Role
    username: str
    display_name: str
    organisation: OrganisationOut
    has_pin: bool = Field(description="Takes a tablet back from the person with a PIN.")


class NewPin(BaseModel):
    """A short number to take a tablet back from the person with; the password proves who sets it."""

    pin: str = Field(pattern=r"^[0-9]{4,8}$")
    password: str = Field(min_length=1, max_length=256)


class Proof(BaseModel):
    """That the officer holds the tablet again: the PIN, or the password where there is none or it is forgotten."""

    pin: str | None = Field(None, max_length=8)
    password: str | None = Field(None, max_length=256)


class Token(BaseModel):
    """A short-lived access token and whose it is."""

    access_token: str
    expires_in_s: int
    user: UserOut


class WhichRole(BaseModel):
    """Which of the sign-ins kept by this browser is meant: one for each role."""

    role: Role


class NewUser(BaseModel):
    """An account to be made in the administrator's own organisation."""

    role: Role
    username: str = Field(min_length=2, max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]+$")
    display_name: str = Field(min_length=1, max_length=120)
    password: str = Field(min_length=12, max_length=256)
