"""Time-limited credentials for a TURN server that shares a secret with this service."""

import base64
import hashlib
import hmac
from datetime import datetime
from typing import NamedTuple


class TurnCredentials(NamedTuple):
    """The username and password that a browser sends to the TURN server."""

    username: str
    password: str


def name_of(secret: str, what: str, who: str) -> str:
    """The name of one side of `what`, such as a session's id: the same each time, and saying nothing about `who`.

    The relay counts what it lends by this name (coturn's `user-quota`; it leaves out the expiry before it). Its log
    names the session, and tells its sides apart, but names nobody.
    """
    side = hmac.new(secret.encode(), f"{what}\0{who}".encode(), hashlib.sha256).hexdigest()
    return f"{what}.{side[:16]}"


def credentials(secret: str, name: str, until: datetime) -> TurnCredentials:
    """Credentials that the TURN server accepts until `until`, under a name made by `name_of`.

    The username is `<expiry, Unix seconds>:<name>`, and the password is its base64 HMAC-SHA-1 under the shared secret,
    as in draft-uberti-behave-turn-rest-00 section 2.2 and coturn's `use-auth-secret`. A browser can borrow relayed
    addresses with them until they expire; those that it has by then, it keeps as long as it asks for them.
    """
    username = f"{int(until.timestamp())}:{name}"
    # The TURN server expects SHA-1; its weakness to collisions does not matter in an HMAC (RFC 6151 section 2).
    digest = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return TurnCredentials(username, base64.b64encode(digest).decode())
