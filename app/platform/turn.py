"""Time-limited credentials for a TURN server that shares a secret with this service."""

import base64
import hashlib
import hmac
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class TurnCredentials(NamedTuple):
    """The username and password that a browser sends to the TURN server."""

    username: str
    password: str


def credentials(secret: str, session_id: UUID, until: datetime) -> TurnCredentials:
    """Credentials for one session that the TURN server accepts until `until`.

    The username is `<expiry, Unix seconds>:<session>`, and the password is its base64 HMAC-SHA-1 under the shared
    secret, as in draft-uberti-behave-turn-rest-00 section 2.2 and coturn's `use-auth-secret`. The session's id takes
    the place of the draft's user id, so that the TURN server's log names no user.
    """
    username = f"{int(until.timestamp())}:{session_id}"
    # The TURN server expects SHA-1; its weakness to collisions does not matter in an HMAC (RFC 6151 section 2).
    digest = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return TurnCredentials(username, base64.b64encode(digest).decode())
