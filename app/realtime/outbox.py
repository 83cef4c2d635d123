"""Messages that wait until a page's socket can be written to. Pure."""

from collections import deque


class Outbox:
    """Messages for one page, in order. Those that cannot be sent at once wait here, at most `most` of them.

    Every message waits until the page has its first snapshot, that is, until `open` is called.
    """

    def __init__(self, most: int) -> None:
        self._most, self._open = most, False
        self._waiting: deque[bytes] = deque()

    def open(self) -> None:
        """Note that the page has its first snapshot."""
        self._open = True

    def passes(self, writable: bool) -> bool:
        """Whether a new message may be sent at once; `writable`: whether the socket can be written to."""
        return writable and self._open and not self._waiting

    def keep(self, text: bytes, may_be_lost: bool = False) -> bool:
        """Add a message to those that wait. Returns False, without adding it, if there are too many already.

        Messages that may be lost take half of the room at most: what others send leaves room for the server's answers.
        """
        if len(self._waiting) >= (self._most // 2 if may_be_lost else self._most):
            return False
        self._waiting.append(text)
        return True

    def first(self) -> bytes | None:
        """The message that has waited longest, or None. It stays until `sent`, so that no later one overtakes it."""
        return self._waiting[0] if self._waiting else None

    def sent(self) -> None:
        """Remove the first message, which has been sent."""
        self._waiting.popleft()
