"""The topics of the bus: to whom a change is told. A page listens to those that its snapshot depends on."""

from uuid import UUID

DISPATCH = "dispatch"
"""Something changed that may let the queue move on. Every node's ticker listens, and no page does."""


def user(user_id: UUID) -> str:
    """What concerns this user's own session."""
    return f"user:{user_id}"


def agency(agency_id: UUID) -> str:
    """What concerns all who watch this agency's sessions."""
    return f"agency:{agency_id}"


def provider(provider_id: UUID) -> str:
    """What concerns all who watch this provider's clinicians and queue."""
    return f"provider:{provider_id}"
