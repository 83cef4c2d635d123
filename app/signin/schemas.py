"""Wire format of signing in."""

from pydantic import BaseModel, Field

from app.accounts.schemas import UserOut
from app.actor import Role


class Credentials(BaseModel):
    """A username and a password."""

    username: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=256)


class NewPin(BaseModel):
    """A new PIN to take a tablet back from the person; the password confirms the officer's identity."""

    pin: str = Field(pattern=r"^[0-9]{4,8}$")
    password: str = Field(min_length=1, max_length=256)


class Proof(BaseModel):
    """Confirms that the officer has the tablet back: the PIN, or the password if no PIN is set or it is forgotten."""

    pin: str | None = Field(None, max_length=8)
    password: str | None = Field(None, max_length=256)


class Token(BaseModel):
    """A short-lived access token and its user."""

    access_token: str
    expires_in_s: int
    user: UserOut


class WhichRole(BaseModel):
    """Which of this browser's sign-ins to use; there is one per role."""

    role: Role
