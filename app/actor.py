"""Who is asking. Every use case is told, and every step on record names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a user is; each sees only its own screens and routes."""

    OFFICER = "officer"
    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    GUEST = "guest"
    """Somebody in one call without an account; no user ever has this role."""


@dataclass(frozen=True)
class Actor:
    """Who is asking: the signed claims of an access token."""

    user_id: UUID
    role: Role
    organization_id: UUID

    @property
    def account_id(self) -> UUID | None:
        """The user's id, or None for a guest, who has no account."""
        return None if self.role is Role.GUEST else self.user_id

    def claims(self) -> dict[str, str]:
        """The claims of an access token whose bearer is this actor."""
        return {"sub": str(self.user_id), "role": str(self.role), "org": str(self.organization_id)}

    @classmethod
    def of(cls, claims: Mapping[str, str]) -> "Actor":
        """The bearer of an access token with these claims."""
        return cls(UUID(claims["sub"]), Role(claims["role"]), UUID(claims["org"]))
