"""Time-limited credentials for a TURN relay that shares a secret with this service."""

import base64
import hashlib
import hmac
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class TurnCredentials(NamedTuple):
    """What a browser shows the relay."""

    username: str
    password: str


def credentials(secret: str, session_id: UUID, until: datetime) -> TurnCredentials:
    """TurnCredentials that the relay accepts until `until`, for one session.

    The username is `<expiry, Unix seconds>:<session>` and the password the base64 HMAC-SHA-1 of it under the shared
    secret: draft-uberti-behave-turn-rest-00 section 2.2, as coturn does with `use-auth-secret`. The session's id stands
    where the draft has a user's: the relay's log then names nobody.
    """
    username = f"{int(until.timestamp())}:{session_id}"
    # SHA-1 is what the relay expects; in an HMAC its weakness against collisions does not count (RFC 6151 section 2).
    digest = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return TurnCredentials(username, base64.b64encode(digest).decode())
