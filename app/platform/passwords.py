"""Hashing of passwords and PINs with Argon2id (RFC 9106)."""

import asyncio
import secrets

from pwdlib import PasswordHash


class Passwords:
    """Hashes and verifies secrets in threads, so that the event loop is not blocked.

    `hasher` sets the parameters of new hashes; a stored hash contains its own.
    """

    def __init__(self, hasher: PasswordHash) -> None:
        self._hasher = hasher
        self._nobody = hasher.hash(secrets.token_hex())

    async def hash(self, secret: str) -> str:
        """The hash to store instead of `secret`."""
        return await asyncio.to_thread(self._hasher.hash, secret)

    async def verify(self, secret: str, stored: str | None) -> bool:
        """Whether `stored` is a hash of `secret`.

        If `stored` is None (no such user, or no PIN), the result is False, after as much time as for a real hash.
        """
        return await asyncio.to_thread(self._hasher.verify, secret, stored or self._nobody)


# Argon2id with the second recommended option of RFC 9106 section 4: 64 MiB, three passes, four lanes.
RECOMMENDED = Passwords(PasswordHash.recommended())
