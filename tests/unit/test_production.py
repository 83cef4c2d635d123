"""What the service does not start with in production."""

from pathlib import Path
from typing import Any

import pytest

from app import production
from app.demo.people import PASSWORD as DEMO_PASSWORD
from app.production import NotForProduction
from app.settings import Settings

DRAWN = "5b1f0c92a7d84e6380c1f9e2d7a4b6350f8e1c2d3b4a59687786950412c3f1ae"
TURN = {"turn_urls": "turn:turn.county.gov:3478"}
TEXTS = {"text_url": "https://sms.county.gov/messages", "public_url": "https://corespond.county.gov"}
NATS = {"nats_url": "tls://nats.county.gov:4222"}
LOGIN = {"nats_user": "corespond", "nats_password": DRAWN}
FAR = "postgresql+asyncpg://corespond@db.county.gov/corespond"
CA = "/etc/corespond/ca.pem"


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    (TURN | {"turn_secret": "x"}, "CORESPOND_TURN_SECRET is shorter", "openssl rand"),
    (TURN | {"turn_secret": "secret"}, "CORESPOND_TURN_SECRET is shorter", "openssl rand"),
    (TURN | {"turn_secret": "a" * 40}, "CORESPOND_TURN_SECRET repeats", "openssl rand"),
    (TURN | {"turn_secret": "my-Secret-of-the-relay"}, "CORESPOND_TURN_SECRET is made of words", "openssl rand"),
    (TURN | {"turn_secret": "<the same as in coturn>"}, "CORESPOND_TURN_SECRET is made of words", "openssl rand"),
    (TURN | {"turn_secret": DEMO_PASSWORD}, "CORESPOND_TURN_SECRET", "openssl rand"),
    (TEXTS | {"text_token": "let-me-in"}, "CORESPOND_TEXT_TOKEN is shorter", "openssl rand"),
    (TEXTS | {"text_url": "http://sms.county.gov/", "text_token": DRAWN}, "CORESPOND_TEXT_URL is not https", "https"),
    (TEXTS | {"public_url": "http://corespond.county.gov"}, "CORESPOND_PUBLIC_URL is not https", "https"),
    ({"host": "0.0.0.0", "secure_cookies": False}, "plain HTTP, to whoever reaches 0.0.0.0:8000", "Leave it true"),
    ({"secure_cookies": False}, "CORESPOND_SECURE_COOKIES=false", "Leave it true"),
    ({"trusted_proxies": "10.0.0.1,*"}, "believes every client's X-Forwarded-For", "Set the proxies' addresses"),
    (
        {"trusted_proxies": "10.0.0.1, 0.0.0.0/0"},
        "believes every client's X-Forwarded-For",
        "Set the proxies' addresses",
    ),
    ({"trusted_proxies": "128.0.0.0/1"}, "believes every client's X-Forwarded-For", "Set the proxies' addresses"),
    ({"trusted_proxies": "::/0"}, "believes every client's X-Forwarded-For", "Set the proxies' addresses"),
    ({"data_dir": Path("/tmp/corespond-demo-x1")}, "the demo's signing key", "Set a folder"),
    (NATS | LOGIN, "CORESPOND_NATS_URL leaves this machine (nats.county.gov) without TLS", "Set CORESPOND_NATS_CA"),
    (
        NATS | {"nats_ca": CA},
        "(nats.county.gov) without credentials",
        "Set CORESPOND_NATS_USER and CORESPOND_NATS_PASS",
    ),
    (NATS | {"nats_ca": CA, "nats_user": "corespond"}, "without credentials", "Set CORESPOND_NATS_USER"),
    (NATS | LOGIN | {"nats_ca": CA, "nats_password": "x"}, "CORESPOND_NATS_PASSWORD is shorter", "openssl rand"),
    ({"nats_url": "nats://127.0.0.1:4222, 10.1.2.3:4222"}, "(10.1.2.3) without TLS", "Set CORESPOND_NATS_CA"),
    ({"nats_url": "nats.county.gov:4222"}, "(nats.county.gov) without TLS", "Set CORESPOND_NATS_CA"),
    ({"nats_url": "nats://a:b@nats.county.gov", "nats_ca": CA}, "password in CORESPOND_NATS_URL", "openssl rand"),
    ({"database_url": FAR, "database_password": DRAWN}, "(db.county.gov) without TLS", "Set CORESPOND_DATABASE_CA"),
    ({"database_url": FAR, "database_ca": CA}, "(db.county.gov) without a password", "Set CORESPOND_DATABASE_PASSWORD"),
    ({"database_url": FAR.replace("@", ":x@"), "database_ca": CA}, "CORESPOND_DATABASE_URL is shorter", "openssl rand"),
    (
        {"database_url": "postgresql+asyncpg://c@/c?host=127.0.0.1:5432&host=db.county.gov:5432"},
        "(db.county.gov) without TLS",
        "Set CORESPOND_DATABASE_CA",
    ),
]
ACCEPTED: list[dict[str, Any]] = [
    {},
    {"host": "0.0.0.0"},
    TURN | {"turn_secret": DRAWN},
    TEXTS | {"text_token": DRAWN},
    TEXTS | {"text_url": "http://127.0.0.1:9000/messages", "text_token": DRAWN},
    NATS | LOGIN | {"nats_ca": CA},
    {"nats_url": f"tls://corespond:{DRAWN}@nats.county.gov", "nats_ca": "system"},
    {"nats_url": "nats://localhost:4222,nats://[::1]:4222"},
    {"database_url": FAR, "database_ca": CA, "database_password": DRAWN},
    {"database_url": FAR.replace("@", f":{DRAWN}@"), "database_ca": CA},
    {"database_url": "postgresql+asyncpg://c@127.0.0.1/c"},
    {"database_url": "postgresql+asyncpg://c@/c?host=/run/postgresql"},
]


@pytest.mark.parametrize(("given", "why", "what"), REFUSED)
def test_production_is_refused_what_is_no_secret_or_goes_in_the_clear_with_what_to_set(
    given: dict[str, Any], why: str, what: str
) -> None:
    with pytest.raises(NotForProduction) as refused:
        production.check(settings(**given))
    named = [line for line in str(refused.value).splitlines() if why in line]
    assert named, str(refused.value)
    assert what in named[0]


@pytest.mark.parametrize("given", ACCEPTED)
def test_production_starts_with_drawn_secrets_and_encrypted_ways(given: dict[str, Any]) -> None:
    assert production.refusals(settings(**given)) == []


@pytest.mark.parametrize("given", [given for given, _, _ in REFUSED])
def test_demo_development_and_tests_start_with_what_production_is_refused(given: dict[str, Any]) -> None:
    production.check(settings(**given, production=False))


def test_an_installation_is_production_unless_it_is_said_not_to_be() -> None:
    assert settings().production


def test_no_refusal_shows_the_secret() -> None:
    url = FAR.replace("@", ":hunter2-hunter2@")
    given = settings(**TURN, turn_secret="hunter2-hunter2", database_url=url, nats_url="nats://n:hunter2-hunter2@far")
    reasons = production.refusals(given)
    assert len(reasons) >= 5
    assert "hunter2" not in "".join(reasons)
