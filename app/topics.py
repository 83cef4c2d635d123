"""The topics of the bus. A page subscribes to the topics that its snapshot depends on."""

from uuid import UUID

DISPATCH = "dispatch"
"""A change that may let the queue advance. Every node's ticker subscribes to it; pages do not."""


def user(user_id: UUID) -> str:
    """The topic for changes to this user's own session."""
    return f"user:{user_id}"


def agency(agency_id: UUID) -> str:
    """The topic for changes to this agency's sessions."""
    return f"agency:{agency_id}"


def provider(provider_id: UUID) -> str:
    """The topic for changes to this provider's clinicians and queue."""
    return f"provider:{provider_id}"
