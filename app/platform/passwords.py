"""How passwords and PINs are kept: hashed with Argon2id (RFC 9106), never as they were given."""

import asyncio
import secrets

from pwdlib import PasswordHash


class Passwords:
    """Hashes and checks, beside the event loop.

    Arguments: `hasher` sets the parameters of new hashes; a stored one names its own.
    """

    def __init__(self, hasher: PasswordHash) -> None:
        self._hasher = hasher
        self._nobody = hasher.hash(secrets.token_hex())

    async def hash(self, secret: str) -> str:
        """What is stored instead of `secret`."""
        return await asyncio.to_thread(self._hasher.hash, secret)

    async def verify(self, secret: str, stored: str | None) -> bool:
        """Whether `stored` was made of `secret`. None (there is no such user, or no PIN) is never right, and saying so
        takes as long as for a real one.
        """
        return await asyncio.to_thread(self._hasher.verify, secret, stored or self._nobody)


# Argon2id with the second recommended option of RFC 9106 section 4: 64 MiB, three passes, four lanes.
RECOMMENDED = Passwords(PasswordHash.recommended())
