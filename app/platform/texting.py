"""The port for sending text messages to phones."""

from typing import Protocol

import httpx


class Texter(Protocol):
    """Sends text messages if `works` is True. Neither the number nor the text is ever logged."""

    works: bool

    async def send(self, number: str, text: str) -> None:
        """Pass one message to the provider; `number` in E.164 format. Raises if the provider did not accept it."""


class NoTexter:
    """The texter of a service without a provider of text messages."""

    works = False

    async def send(self, number: str, text: str) -> None:
        raise NotImplementedError("no provider of text messages is configured")


class WebhookTexter:
    """Sends each message to a provider's gateway: a POST of `{"to": ..., "text": ...}` with a bearer token."""

    works = True

    def __init__(self, url: str, token: str, timeout_s: float) -> None:
        self._url, self._token, self._timeout_s = url, token, timeout_s

    async def send(self, number: str, text: str) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        async with httpx.AsyncClient(timeout=self._timeout_s) as http:
            answer = await http.post(self._url, json={"to": number, "text": text}, headers=headers)
        answer.raise_for_status()
