"""The port through which a text message reaches a telephone."""

from typing import Protocol

import httpx


class Texter(Protocol):
    """Sends text messages, or says that there is nobody who does. Neither number nor text is ever logged."""

    works: bool

    async def send(self, number: str, text: str) -> None:
        """Hand one message to the provider. Raises where it did not take it."""


class NoTexter:
    """No provider is set up."""

    works = False

    async def send(self, number: str, text: str) -> None:
        raise NotImplementedError("no provider of text messages is set up")


class WebhookTexter:
    """Hands each message to a provider's gateway: a POST of `{"to": ..., "text": ...}` with a bearer token."""

    works = True

    def __init__(self, url: str, token: str, timeout_s: float) -> None:
        self._url, self._token, self._timeout_s = url, token, timeout_s

    async def send(self, number: str, text: str) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        async with httpx.AsyncClient(timeout=self._timeout_s) as http:
            answer = await http.post(self._url, json={"to": number, "text": text}, headers=headers)
        answer.raise_for_status()
