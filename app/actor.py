"""Who is speaking: a principal is somebody's identity; an actor is a principal with a role, as a request names it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.platform.errors import NotAllowed, NotSignedIn


class PrincipalKind(StrEnum):
    """What an identity is of: an account, or an invitation to a single call."""

    USER = "user"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody's identity: its kind, and an id that is unique within its kind.

    A user and a guest are never equal, even with the same id. `str` is the written form, such as `guest:<uuid>`, used
    as the `sub` of an access token (RFC 7519 section 4.1.2), as a topic of the bus, and in signals.
    """

    kind: PrincipalKind
    id: UUID

    @classmethod
    def user(cls, user_id: UUID) -> "Principal":
        """The principal of the account with this id."""
        return cls(PrincipalKind.USER, user_id)

    @classmethod
    def guest(cls, guest_id: UUID) -> "Principal":
        """The principal of the guest with this id."""
        return cls(PrincipalKind.GUEST, guest_id)

    @classmethod
    def parse(cls, written: str) -> "Principal":
        """The principal with this written form. Raises ValueError for any other text, an id without a kind included."""
        kind, _, written_id = written.partition(":")
        principal = cls(PrincipalKind(kind), UUID(written_id))
        if str(principal) != written:
            raise ValueError("a principal has one written form")
        return principal

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Role(StrEnum):
    """A user's role. It decides which screens and routes the user may use."""

    OFFICER = "officer"
    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    GUEST = "guest"
    """A participant in a single call who has no account; no stored user has this role."""

    @property
    def kind(self) -> PrincipalKind:
        """The kind of principal that has this role."""
        return PrincipalKind.GUEST if self is Role.GUEST else PrincipalKind.USER


@dataclass(frozen=True)
class Actor:
    """The user or guest who makes a request, as the signed claims of an access token identify them.

    Raises ValueError for a guest with a user's role, or a user with a guest's.
    """

    principal: Principal
    role: Role
    organization_id: UUID
    sign_in_id: UUID | None = field(default=None, compare=False)
    """The sign-in that the access token was issued for; None for a guest, and for those whom a test makes."""

    def __post_init__(self) -> None:
        if self.principal.kind is not self.role.kind:
            raise ValueError(f"a {self.principal.kind} cannot have the role {self.role}")

    @property
    def account_id(self) -> UUID | None:
        """The user's id, or None for a guest, who has no account."""
        return self.principal.id if self.principal.kind is PrincipalKind.USER else None

    @property
    def user_id(self) -> UUID:
        """The user's id. Raises NotAllowed for a guest: what is a user's by its id is never a guest's."""
        if self.principal.kind is not PrincipalKind.USER:
            raise NotAllowed
        return self.principal.id

    @property
    def guest_id(self) -> UUID:
        """The guest's id. Raises NotAllowed for a user."""
        if self.principal.kind is not PrincipalKind.GUEST:
            raise NotAllowed
        return self.principal.id

    def claims(self) -> dict[str, str]:
        """The claims that identify this actor in an access token: `sub`, `role` and `org`, and a user's `sid`."""
        sign_in = {"sid": str(self.sign_in_id)} if self.sign_in_id else {}
        return {"sub": str(self.principal), "role": str(self.role), "org": str(self.organization_id), **sign_in}

    @classmethod
    def of(cls, claims: Mapping[str, str]) -> "Actor":
        """The actor that the claims of an access token identify; the inverse of `claims()`.

        Raises NotSignedIn if they identify nobody: a `sub` without a kind, an unknown role, or a role of another kind.
        """
        try:
            sign_in_id = UUID(claims["sid"]) if "sid" in claims else None
            return cls(Principal.parse(claims["sub"]), Role(claims["role"]), UUID(claims["org"]), sign_in_id)
        except (KeyError, ValueError):
            raise NotSignedIn from None
