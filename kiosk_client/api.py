"""A client for the service's HTTP interface that retries commands over a bad connection."""

import asyncio
from typing import Any

import httpx
from uuid6 import uuid7

RETRY_PAUSES_S = (0.2, 0.5, 1, 2, 4, 8)


class ServiceError(Exception):
    """The service refused a request; the message is its sentence for the user (`detail`, RFC 9457)."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.code = status, code


class Api:
    """One signed-in user of one server.

    Arguments: `base_url`, such as `https://localhost:8000`; `verify`, False to accept a self-signed certificate (the
    demo's), otherwise True.
    """

    def __init__(self, base_url: str, verify: bool = True) -> None:
        self.base_url = base_url.rstrip("/")
        self.verify = verify
        self._http = httpx.AsyncClient(base_url=self.base_url, verify=verify, timeout=10)
        self._credentials = {"username": "", "password": ""}
        self.token = ""
        self.role = ""

    async def sign_in(self, username: str, password: str) -> None:
        """Sign in; later calls renew the access token when needed. Raises ServiceError, httpx.TransportError."""
        self._credentials = {"username": username, "password": password}
        await self.renew()

    async def renew(self) -> None:
        """Fetch a new access token. Raises ServiceError, httpx.TransportError."""
        given = await self._send("POST", "/api/sign-in", json=self._credentials)
        self.token, self.role = given["access_token"], given["user"]["role"]

    async def call(self, method: str, path: str, **options: Any) -> Any:
        """Send one request and return the decoded JSON of its response, or None; retries over a bad connection.

        All attempts carry the same idempotency key. Raises ServiceError, or httpx.TransportError after the last
        attempt.
        """
        key = str(uuid7())
        for attempt in range(2):
            headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key}
            try:
                return await self._send(method, path, headers=headers, **options)
            except ServiceError as error:
                if error.status != 401 or attempt:
                    raise
                await self.renew()
        raise AssertionError("unreachable")

    async def _send(self, method: str, path: str, **options: Any) -> Any:
        for pause in (*RETRY_PAUSES_S, None):
            try:
                answer = await self._http.request(method, path, **options)
            except httpx.TransportError:
                if pause is None:
                    raise
            else:
                # A 408 says that a slow link did not bring it in time; it may be sent again (RFC 9110 section 15.5.9).
                if (answer.status_code < 500 and answer.status_code != 408) or pause is None:
                    return _content(answer)
            await asyncio.sleep(pause)
        raise AssertionError("unreachable")

    async def close(self) -> None:
        await self._http.aclose()


def _content(answer: httpx.Response) -> Any:
    if answer.is_success:
        return answer.json() if answer.content else None
    problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    code = problem.get("type", "").rpartition(":")[2]
    raise ServiceError(answer.status_code, code, problem.get("detail", answer.reason_phrase))
