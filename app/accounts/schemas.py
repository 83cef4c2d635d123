"""Wire format of accounts."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.accounts.rules import OrganizationKind
from app.actor import Role
from app.platform.text import Text, ZoneName

Password = Annotated[str, Text(256, least=1, exact=True), Field(json_schema_extra={"format": "password"})]


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


class Account(UserOut):
    """A user as whoever runs the service sees it."""

    active: bool


class NewUser(BaseModel):
    """A new account in the administrator's own organization."""

    role: Role
    username: Annotated[str, Text(64, least=2, pattern=r"[a-z0-9][a-z0-9._-]+")]
    display_name: Annotated[str, Text(120, least=1)]
    password: Password = Field(description="At least `CORESPOND_PASSWORD_CHARACTERS` long.")


class NewOrganization(OrganizationOut):
    """A new agency or provider organization."""

    name: Annotated[str, Text(120, least=1)]
    time_zone: ZoneName
    fallback_phone: Annotated[str, Text(40, least=1)] | None
