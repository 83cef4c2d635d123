"""Access to routes by role. Every route names its roles or declares itself public; `main.py` checks that at startup."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.routing import APIRoute, iter_route_contexts
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.routing import BaseRoute

from app.accounts.rules import HOME
from app.actor import Actor, Role
from app.context import Context, context_of
from app.platform.errors import NotAllowed, NotSignedIn
from app.signin.service import actor_of

BEARER = HTTPBearer(auto_error=False)
Ctx = Annotated[Context, Depends(context_of)]
ROLES_OF: dict[Callable[..., object], frozenset[Role]] = {}


def requires(*roles: Role) -> Callable[..., Awaitable[Actor]]:
    """A FastAPI dependency that returns the signed-in actor.

    It raises NotSignedIn without a valid access token, and NotAllowed for any role other than `roles`.
    """

    async def check(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]) -> Actor:
        if given is None:
            raise NotSignedIn
        actor = await actor_of(context_of(request), given.credentials)
        if actor.role not in roles:
            raise NotAllowed
        return actor

    ROLES_OF[check] = frozenset(roles)
    return check


async def public() -> None:
    """A FastAPI dependency that declares a route public: no sign-in required."""


ROLES_OF[public] = frozenset()

Anyone = Annotated[Actor, Depends(requires(*HOME))]
Officer = Annotated[Actor, Depends(requires(Role.OFFICER))]
Clinician = Annotated[Actor, Depends(requires(Role.CLINICIAN))]
OfficerOrClinician = Annotated[Actor, Depends(requires(Role.OFFICER, Role.CLINICIAN))]
Guest = Annotated[Actor, Depends(requires(Role.GUEST))]
Caller = Annotated[Actor, Depends(requires(Role.OFFICER, Role.CLINICIAN, Role.GUEST))]
Watcher = Annotated[Actor, Depends(requires(Role.OFFICER, Role.CLINICIAN, Role.SUPERVISOR, Role.GUEST))]
Supervisor = Annotated[Actor, Depends(requires(Role.SUPERVISOR))]
Admin = Annotated[Actor, Depends(requires(Role.ADMIN))]


def permissions(routes: list[BaseRoute]) -> dict[tuple[str, str], frozenset[Role]]:
    """The roles that may call each (method, path); the empty set means public.

    Raises LookupError for a route that declares neither roles nor public access.
    """
    table: dict[tuple[str, str], frozenset[Role]] = {}
    for context in iter_route_contexts(routes):
        route = context.original_route
        if not isinstance(route, APIRoute):
            continue
        named = [ROLES_OF[d.call] for d in route.dependant.dependencies if d.call in ROLES_OF]
        if len(named) != 1:
            raise LookupError(f"{route.path} must declare either its roles or public access, exactly once")
        for method in route.methods or ():
            table[method, route.path] = named[0]
    return table


def check_closed(app: FastAPI) -> None:
    """Raise LookupError if any route of the application lacks an access declaration."""
    permissions(app.routes)
