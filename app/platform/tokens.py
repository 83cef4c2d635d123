"""Access tokens: JWT (RFC 7519) signed with Ed25519 (EdDSA, RFC 8037); and the digest of a random secret."""

import hashlib
import hmac
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from app.platform import private
from app.platform.errors import NotSignedIn


def digest(secret: str) -> str:
    """The SHA-256 of a random secret, to store in its place; a secret of 128 bits or more needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Tokens:
    """Signs and checks access tokens with one private key."""

    def __init__(self, key: Ed25519PrivateKey, lifetime_s: int) -> None:
        self._key = key
        self._pseudonyms = hmac.digest(key.private_bytes_raw(), b"pseudonyms", "sha256")
        self.lifetime_s = lifetime_s

    @classmethod
    def from_file(cls, path: Path, lifetime_s: int) -> "Tokens":
        """Use the key at `path`; if there is none, create one that only its owner can read. Raises TypeError."""
        if not path.exists():
            private.folder(path.parent)
            key = Ed25519PrivateKey.generate()
            private.write(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        loaded = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(loaded, Ed25519PrivateKey):
            raise TypeError(f"{path} does not hold an Ed25519 key")
        return cls(loaded, lifetime_s)

    def pseudonym(self, text: str) -> str:
        """The same letters for the same text, on every node; nobody without the key finds out which text it was."""
        return hmac.digest(self._pseudonyms, text.encode(), "sha256").hex()

    def sign(self, claims: dict[str, str], now: datetime) -> str:
        expires = now + timedelta(seconds=self.lifetime_s)
        return jwt.encode({**claims, "iat": now, "exp": expires}, self._key, algorithm="EdDSA")

    def verify(self, token: str, now: datetime) -> dict[str, Any]:
        """The claims of a token signed by this key and not expired at `now`. Raises NotSignedIn."""
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self._key.public_key(),
                algorithms=["EdDSA"],
                options={"require": ["exp", "sub"], "verify_exp": False, "verify_iat": False},
            )
        except jwt.InvalidTokenError:
            raise NotSignedIn from None
        if claims["exp"] <= now.timestamp():
            raise NotSignedIn
        return claims
