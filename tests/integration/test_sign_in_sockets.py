"""A socket ends with its sign-in, on a real server."""

from app.main import make_context
from app.settings import Settings
from app.signin.service import close_account
from tests.integration.sockets import SignedIn, close_code, heard_of_type, opened
from tests.service import Service


async def test_an_open_socket_ends_with_its_sign_in(service: Service, signed_in: SignedIn) -> None:
    officer = await signed_in(service, "officer")
    async with opened(service, officer) as socket:
        await officer.call("POST", "/api/sign-out", json={"role": "officer"})
        assert await close_code(socket) == 4401


async def test_a_command_line_ends_an_open_socket_without_a_bus(service: Service, signed_in: SignedIn) -> None:
    officer, other = await signed_in(service, "officer"), await signed_in(service, "officer2")
    async with opened(service, officer) as socket, opened(service, other) as stays:
        ctx = make_context(Settings(_env_file=None, data_dir=service.data_dir))
        await close_account(ctx, "officer")
        await ctx.db.close()
        assert await close_code(socket) == 4401
        await stays.send('{"type": "ping"}')
        await heard_of_type(stays, "pong")
