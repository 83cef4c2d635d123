"""Wire format of accounts."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.accounts.rules import OrganizationKind
from app.actor import Role


class OrganizationOut(BaseModel):
    """An organization as its members see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: OrganizationKind
    name: str
    time_zone: str
    fallback_phone: str | None
    demo: bool


class UserOut(BaseModel):
    """A user as shown to colleagues and administrators."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    role: Role
    username: str
    display_name: str
    organization: OrganizationOut
    has_pin: bool = Field(description="Whether a PIN is set for taking a tablet back from the person.")


class NewUser(BaseModel):
    """A new account in the administrator's own organization."""

    role: Role
    username: str = Field(min_length=2, max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]+$")
    display_name: str = Field(min_length=1, max_length=120)
    password: str = Field(min_length=12, max_length=256)
