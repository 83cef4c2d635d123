"""The acting user of a request: every use case receives one, and every step on record names one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """A user's role. It decides which screens and routes the user may use."""

    OFFICER = "officer"
    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    GUEST = "guest"
    """A participant in a single call who has no account; no stored user has this role."""


@dataclass(frozen=True)
class Actor:
    """The user or guest who makes a request, as the signed claims of an access token identify them."""

    user_id: UUID
    role: Role
    organization_id: UUID

    @property
    def account_id(self) -> UUID | None:
        """The user's id, or None for a guest, who has no account."""
        return None if self.role is Role.GUEST else self.user_id

    def claims(self) -> dict[str, str]:
        """The claims that identify this actor in an access token: `sub`, `role` and `org`."""
        return {"sub": str(self.user_id), "role": str(self.role), "org": str(self.organization_id)}

    @classmethod
    def of(cls, claims: Mapping[str, str]) -> "Actor":
        """The actor that the claims of an access token identify; the inverse of `claims()`."""
        return cls(UUID(claims["sub"]), Role(claims["role"]), UUID(claims["org"]))
