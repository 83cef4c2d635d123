"""The topics of the bus. A page subscribes to the topics that its snapshot depends on."""

from uuid import UUID

from app.actor import Principal

DISPATCH = "dispatch"
"""A change that may let the queue advance. Every node's ticker subscribes to it; pages do not."""

SIGN_INS = "sign-ins"
"""A sign-in ended before its time. Every node subscribes to it once, and closes the sockets of what has ended."""


def principal(one: Principal) -> str:
    """The topic for changes to this user's or guest's own session, and for the signals sent to them."""
    return str(one)


def user(user_id: UUID) -> str:
    """The topic for changes to this user's own session."""
    return principal(Principal.user(user_id))


def guest(guest_id: UUID) -> str:
    """The topic for changes to this guest's invitation or call."""
    return principal(Principal.guest(guest_id))


def agency(agency_id: UUID) -> str:
    """The topic for changes to this agency's sessions."""
    return f"agency:{agency_id}"


def provider(provider_id: UUID) -> str:
    """The topic for changes to this provider's clinicians and queue."""
    return f"provider:{provider_id}"
