"""Which pages may open a WebSocket."""

import pytest

from app.platform.origin import may_connect

ELSEWHERE = ("https://pages.example.gov",)


@pytest.mark.parametrize(
    ("origin", "host", "may"),
    [
        (None, "a.example", True),  # no browser
        ("https://a.example", "a.example", True),
        ("https://a.example", "a.example:443", True),
        ("https://a.example:8443", "a.example:8443", True),
        ("http://localhost:8000", "localhost:8000", True),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("https://A.example", "a.example", True),
        ("https://pages.example.gov", "10.0.0.1:8000", True),  # behind a proxy
        ("http://pages.example.gov", "10.0.0.1:8000", False),
        ("https://b.example", "a.example", False),
        ("https://a.example.b.example", "a.example", False),
        ("https://b.example/a.example", "a.example", False),
        ("https://a.example@b.example", "a.example", False),
        ("https://a.example:8443", "a.example", False),
        ("http://a.example", "a.example:443", False),
        ("null", "a.example", False),
        ("", "a.example", False),
        ("https://a.example:x", "a.example", False),
        ("file://a.example", "a.example", False),
        ("http://[", "a.example", False),
        ("http://a.example", "[", False),
        ("https://a.example", None, False),
        ("https://a.example", "", False),
    ],
)
def test_only_the_servers_own_pages_and_those_named_may_connect(
    origin: str | None, host: str | None, may: bool
) -> None:
    assert may_connect(origin, host, ELSEWHERE) is may
