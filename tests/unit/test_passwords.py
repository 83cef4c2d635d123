"""Password hashing as in production. All other tests hash with the minimal parameters that Argon2 accepts."""

from pathlib import Path

from app.main import make_context
from app.platform.passwords import RECOMMENDED
from app.settings import Settings

# RFC 9106 section 4, the second recommended option: Argon2id, 64 MiB, three passes, four lanes.
PARAMETERS = "$argon2id$v=19$m=65536,t=3,p=4$"


async def test_a_password_is_kept_as_an_argon2id_hash_that_only_it_opens() -> None:
    stored = await RECOMMENDED.hash("correct horse battery")
    assert stored.startswith(PARAMETERS)
    assert await RECOMMENDED.verify("correct horse battery", stored)
    assert not await RECOMMENDED.verify("correct horse batterz", stored)


async def test_a_check_against_nobody_fails_and_is_the_same_work() -> None:
    asked: list[str] = []
    real = RECOMMENDED._hasher.verify
    RECOMMENDED._hasher.verify = lambda secret, stored: asked.append(stored) or real(secret, stored)
    try:
        assert not await RECOMMENDED.verify("correct horse battery", None)
    finally:
        del RECOMMENDED._hasher.verify
    assert asked[0].startswith(PARAMETERS)


async def test_every_server_hashes_as_recommended_whatever_its_settings_say(tmp_path: Path) -> None:
    ctx = make_context(Settings(_env_file=None, data_dir=tmp_path))
    assert ctx.passwords is RECOMMENDED
    await ctx.db.close()
