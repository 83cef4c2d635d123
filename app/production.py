"""What the service does not start with in production: what is no secret, and what would leave the machine in the clear.

A setting that refuses nothing is `production`, true unless somebody says otherwise: demo, development and tests do.
"""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr
from sqlalchemy.engine import make_url

from app.settings import Settings

DEMO_FOLDER = "corespond-demo-"
"""How the name of a demo's data folder begins. What a demo signed must mean nothing to an installation."""
SHORTEST = 16  # characters
FEWEST_DIFFERENT = 8
KNOWN = ("secret", "password", "changeme", "change-me", "example", "corespond", "made-up", "<", "...")
"""What secrets of examples, demos and this documentation are made of. Drawn hexadecimal digits have none of it."""
DRAW = "Draw one: openssl rand -hex 32"


class NotForProduction(Exception):
    """The settings are refused. The text has a line for each reason, which says what to set."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))


def check(settings: Settings) -> None:
    """Raise NotForProduction if `refusals` finds anything, unless `settings.production` is false."""
    if settings.production and (reasons := refusals(settings)):
        raise NotForProduction(reasons)


def refusals(settings: Settings) -> list[str]:
    """A sentence for each thing that production must not have: the setting, why, and what to set."""
    kinds = (_secrets, _demo, _browsers, _gateway, _nats, _database)
    return [reason for kind in kinds for reason in kind(settings)]


def weakness(secret: str) -> str | None:
    """Why `secret` is none; None if nothing is wrong with it that can be seen."""
    if len(secret) < SHORTEST:
        return f"is shorter than {SHORTEST} characters"
    if len(set(secret)) < FEWEST_DIFFERENT:
        return "repeats a few characters"
    if any(word in secret.lower() for word in KNOWN):
        return "is made of words that everybody tries"
    return None


def is_here(host: str | None) -> bool:
    """Whether `host` is this machine: nothing, a socket's folder, localhost, or a loopback address."""
    if not host or host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _secrets(settings: Settings) -> list[str]:
    given: dict[str, str | SecretStr | None] = {
        "CORESPOND_TURN_SECRET": settings.turn_secret,
        "CORESPOND_TEXT_TOKEN": settings.text_token,
        "CORESPOND_NATS_PASSWORD": settings.nats_password,
        "CORESPOND_DATABASE_PASSWORD": settings.database_password,
    }
    if settings.database_url:
        given["The password in CORESPOND_DATABASE_URL"] = make_url(settings.database_url).password
    for server in map(_server, settings.nats):
        given[f"The password in CORESPOND_NATS_URL ({server.hostname})"] = server.password
    plain = {name: one.get_secret_value() if isinstance(one, SecretStr) else one for name, one in given.items()}
    return [f"{name} {why}. {DRAW}" for name, one in plain.items() if one and (why := weakness(one))]


def _demo(settings: Settings) -> list[str]:
    if not any(part.startswith(DEMO_FOLDER) for part in settings.data_dir.parts):
        return []
    return [
        "CORESPOND_DATA_DIR is a demo's folder, with the demo's signing key. Set a folder of the installation's own."
    ]


def _browsers(settings: Settings) -> list[str]:
    found = []
    if not settings.secure_cookies:
        found.append(
            "CORESPOND_SECURE_COOKIES=false sends sign-ins over plain HTTP, "
            f"to whoever reaches {settings.host}:{settings.port}. Leave it true, and serve over HTTPS."
        )
    if wide := next(filter(_is_wide, settings.trusted_proxies.split(",")), None):
        found.append(
            f"CORESPOND_TRUSTED_PROXIES={wide.strip()} believes every client's X-Forwarded-For: who guesses passwords "
            "names a new address with each. Set the proxies' addresses or networks."
        )
    if settings.public_url and not settings.public_url.startswith("https://"):
        found.append("CORESPOND_PUBLIC_URL is not https: a guest's link would go in the clear. Set an https address.")
    return found


def _is_wide(proxies: str) -> bool:
    """Whether strangers are among these: more addresses than the widest private networks have (RFC 1918, RFC 4193)."""
    try:
        network = ipaddress.ip_network(proxies.strip(), strict=False)
    except ValueError:  # a name or a path says itself; a star is everybody
        return "*" in proxies
    return network.prefixlen < (8 if network.version == 4 else 7)


def _gateway(settings: Settings) -> list[str]:
    parts = urlsplit(settings.text_url)
    if not settings.text_url or parts.scheme == "https" or is_here(parts.hostname):
        return []
    return [
        "CORESPOND_TEXT_URL is not https: its token, telephone numbers and links would go in the clear. "
        "Set an https address."
    ]


def _nats(settings: Settings) -> list[str]:
    far = [server for server in map(_server, settings.nats) if not is_here(server.hostname)]
    if not far:
        return []
    found = []
    if not settings.nats_ca:
        found.append(
            f"CORESPOND_NATS_URL leaves this machine ({far[0].hostname}) without TLS. "
            "Set CORESPOND_NATS_CA to the file of the CA of its certificate, or to: system"
        )
    has_own = all(server.username and server.password for server in far)
    if not has_own and not (settings.nats_user and settings.nats_password.get_secret_value()):
        found.append(
            f"CORESPOND_NATS_URL leaves this machine ({far[0].hostname}) without credentials. "
            "Set CORESPOND_NATS_USER and CORESPOND_NATS_PASSWORD, as in deploy/nats."
        )
    return found


def _database(settings: Settings) -> list[str]:
    url = make_url(settings.database)
    hosts = [url.host, *_named(url.query.get("host"))]
    far = [host for host in hosts if not is_here(host)]
    if url.get_backend_name() == "sqlite" or not far:
        return []
    found = []
    if not settings.database_ca:
        found.append(
            f"CORESPOND_DATABASE_URL leaves this machine ({far[0]}) without TLS. "
            "Set CORESPOND_DATABASE_CA to the file of the CA of its certificate, or to: system"
        )
    if not url.password:
        found.append(
            f"CORESPOND_DATABASE_URL leaves this machine ({far[0]}) without a password. "
            "Set CORESPOND_DATABASE_PASSWORD."
        )
    return found


def _server(address: str) -> SplitResult:
    """A NATS server's address in its parts; the client takes one without a scheme for nats:// too."""
    return urlsplit(address if "://" in address else f"nats://{address}")


def _named(hosts: str | tuple[str, ...] | None) -> list[str]:
    """The hosts of an address's query, where they stand with commas between and with ports."""
    given = (hosts,) if isinstance(hosts, str) else hosts or ()
    each = [host for some in given for host in some.split(",")]
    return [host if host.startswith("/") else host.rsplit(":", 1)[0] for host in each]
