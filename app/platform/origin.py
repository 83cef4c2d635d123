"""Whether a page may open a WebSocket here, by its `Origin` (RFC 6455 sections 4.2.2 and 10.2). Pure."""

from collections.abc import Collection
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


def may_connect(origin: str | None, host: str | None, allowed: Collection[str]) -> bool:
    """Whether to serve a request with these `Origin` and `Host` headers (None: it has none).

    Browsers send the page's origin with every WebSocket: it must be the server's own, that is, name the host and port
    that the request is for, or be one of `allowed`. A program that is no browser sends none and is served; what guards
    against it is the token that its first message needs.
    """
    if origin is None:
        return True
    page = _place(origin)
    if page is None:
        return False  # `null`, or something that is no origin
    scheme, *here = page
    if any(_place(one) == page for one in allowed):
        return True
    server = _place(f"{scheme}://{host}") if host else None
    return server is not None and [*server[1:]] == here


def _place(address: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address; None if it is none, or a part is missing."""
    try:
        url = urlsplit(address)
        port = url.port or PORTS[url.scheme]
    except (KeyError, ValueError):
        return None
    return (url.scheme, url.hostname, port) if url.hostname else None
