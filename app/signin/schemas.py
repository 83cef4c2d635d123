"""Wire format of signing in."""

from typing import Annotated

from pydantic import BaseModel, Field

from app.accounts.schemas import Password, UserOut
from app.actor import Role
from app.platform.text import Text


class Credentials(BaseModel):
    """A username and a password."""

    username: Annotated[str, Text(64, least=1)]
    password: Password


class NewPin(BaseModel):
    """A new PIN to take a tablet back from the person; the password confirms the officer's identity."""

    pin: str = Field(pattern=r"^[0-9]{4,8}$")
    password: Password


class NewPassword(BaseModel):
    """A new password; the old one confirms who asks."""

    old: Password
    new: Password = Field(description="At least `CORESPOND_PASSWORD_CHARACTERS` long.")


class Proof(BaseModel):
    """Confirms that the officer has the tablet back: the PIN, or the password if no PIN is set or it is forgotten."""

    pin: Annotated[str, Text(8)] | None = None
    password: Password | None = None


class Token(BaseModel):
    """A short-lived access token and its user."""

    access_token: str
    expires_in_s: int
    user: UserOut


class SignInToken(Token):
    """An access token, and what keeps the sign-in going until it ends."""

    ends_in_s: int = Field(description="When the sign-in itself ends and nothing renews it anymore, seconds from now.")
    renewal_key: str = Field(
        description="With the cookie, renews the access token. The page deletes it at sign-out, also without a network."
    )


class Renewal(BaseModel):
    """Which of this browser's sign-ins to renew, and the half of its secret that the page keeps."""

    role: Role
    renewal_key: Annotated[str, Text(64, least=1)]


class WhichRole(BaseModel):
    """Which of this browser's sign-ins to use; there is one per role."""

    role: Role
