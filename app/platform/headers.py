"""Security and caching headers on every response."""

import re
from collections.abc import Iterator
from functools import lru_cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "connect-src {connect}",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
    )
)
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(self), microphone=(self), geolocation=()",
}
HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
"""A host and port of RFC 3986 that can stand in a policy (CSP 3 section 2.3.1) as it is."""


@lru_cache(maxsize=64)
def policy(host: bytes, secure: bool) -> bytes:
    """The content security policy for a page that was asked for at `host`, over HTTPS if `secure`.

    WebSockets are named with the host, because for Safari before 16 `'self'` does not mean them (WebKit bug 235873).
    Where the request came by plain HTTP, a proxy may have had it by HTTPS, so both schemes are named. A host that is
    none is left out.
    """
    name = host.decode("latin-1")
    schemes = ("wss",) if secure else ("ws", "wss")
    own = [f"{scheme}://{name}" for scheme in schemes] if HOST.fullmatch(name) else []
    return POLICY.format(connect=" ".join(["'self'", *own])).encode()


class Headers:
    """ASGI middleware that adds security headers to every response, and caching headers.

    Files under `/assets/` have a hash in their names and may be cached for a year; responses under `/api/` never.

    `hsts_s`: how long a browser that came by HTTPS uses nothing else, seconds; 0: it is not told.
    """

    def __init__(self, app: ASGIApp, hsts_s: int = 0) -> None:
        self.app = app
        self._hsts = f"max-age={hsts_s}".encode() if hsts_s else b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._of(scope)]
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)

    def _of(self, scope: Scope) -> Iterator[tuple[bytes, bytes]]:
        yield from HEADERS.items()
        secure = scope["scheme"] == "https"  # also by X-Forwarded-Proto of a trusted proxy, which uvicorn reads
        yield b"content-security-policy", policy(dict(scope["headers"]).get(b"host", b""), secure)
        if secure and self._hsts:  # RFC 6797 section 7.2: never over plain HTTP
            yield b"strict-transport-security", self._hsts
        if scope["path"].startswith("/assets/"):
            yield b"cache-control", b"public, max-age=31536000, immutable"
        elif scope["path"].startswith("/api/"):
            yield b"cache-control", b"no-store"
