"""Who is asking, as an access token says it."""

from dataclasses import dataclass
from uuid import UUID

from app.accounts.rules import Role
from app.context import Context
from app.platform.errors import NotAllowed


@dataclass(frozen=True)
class Actor:
    """Who is asking: the signed claims of an access token."""

    user_id: UUID
    role: Role
    organization_id: UUID


def actor_of(ctx: Context, token: str) -> Actor:
    """The bearer of an access token. Raises NotSignedIn where it is not ours or has expired."""
    claims = ctx.tokens.verify(token, ctx.clock.now())
    return Actor(UUID(claims["sub"]), Role(claims["role"]), UUID(claims["org"]))


def token_of(ctx: Context, actor: Actor) -> str:
    """A fresh access token for `actor`, good for `access_token_s` seconds."""
    claims = {"sub": str(actor.user_id), "role": str(actor.role), "org": str(actor.organization_id)}
    return ctx.tokens.sign(claims, ctx.clock.now())


def must_be(actor: Actor, *roles: Role) -> None:
    """Raises NotAllowed unless the actor has one of `roles`."""
    if actor.role not in roles:
        raise NotAllowed
