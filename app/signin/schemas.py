"""What signing in sends and takes over the wire."""

from pydantic import BaseModel, Field

from app.accounts.schemas import UserOut
from app.actor import Role


class Credentials(BaseModel):
    """A user name and a password."""

    username: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=256)


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
