"""The settings of what one client may cost: over HTTP, and on sockets. docs/operations.md has most of them."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings


class ClientLimits(BaseSettings):
    """The times, sizes and rates that the service keeps itself, whatever stands in front of it. Part of `Settings`."""

    http_header_s: float = Field(
        10,
        gt=0,
        description="Time to send the head of an HTTP request, from its first byte or the connection, seconds.",
    )
    http_header_bytes: int = Field(
        32 * 1024, ge=1024, description="Largest head of an HTTP request: its line and headers, bytes."
    )
    http_body_s: float = Field(30, gt=0, description="Time to send the body of an HTTP request, seconds.")
    http_body_bytes: int = Field(256 * 1024, ge=1024, description="Largest body of an HTTP request, bytes.")
    http_send_s: float = Field(
        30, gt=0, description="How long a client may read nothing of an HTTP answer that waits for it, seconds."
    )
    http_keep_alive_s: float = Field(
        5, gt=0, description="How long an HTTP connection stays open between two requests, seconds."
    )

    hello_s: float = Field(10, gt=0, description="Timeout for the hello of a new socket, seconds.")
    hello_bytes: int = Field(
        4 * 1024, ge=1024, description="Most that a socket may send before its hello is answered, bytes."
    )
    socket_origins: str = Field(
        "",
        description="Origins of pages that may open a socket besides the server's own and CORESPOND_PUBLIC_URL's"
        " (https://host,...), for a proxy that passes on another Host; empty: none.",
    )
    sockets_each: int = Field(
        8, ge=1, description="Most sockets of one user or guest in one process; a further one closes the oldest."
    )
    socket_ping_s: float = Field(4, gt=0, description="Interval between pings on a socket, seconds.")
    socket_pong_s: float = Field(
        4,
        gt=0,
        description="Time to answer a ping before the socket counts as dead, seconds; at most CORESPOND_SOCKET_PING_S.",
    )
    socket_message_bytes: int = Field(32 * 1024, ge=1024, description="Largest message accepted, bytes.")
    socket_drop_bytes: int = Field(
        256 * 1024, ge=1024, description="Size at which a message also closes the socket, bytes."
    )
    socket_errors: int = Field(20, ge=1, description="Invalid messages before the socket is closed.")
    socket_backlog: int = Field(
        256, ge=2, description="Most messages queued for a slow client; signals beyond half of that are not delivered."
    )
    socket_send_s: float = Field(10, gt=0, description="Timeout for sending one message, seconds.")

    # What one user or guest may send through one process. The most that a real call needs: four people, so three
    # connections, on a network that loses each of them again as soon as it is up. Such a connection says nothing for a
    # second, is restarted, and is replaced 0.4 s later (web/shared/call/recovery.ts): every 1.4 s two descriptions of
    # 8 kB, two joins and twice 20 candidates of 0.4 kB. For three that is 4.3 descriptions, 4.3 joins, 86 candidates
    # and 69 kB a second. A page waits at least 0.3 s for the answer to a ping: 3.3 a second.
    socket_descriptions_per_s: float = Field(6, gt=0, description="Descriptions a user may send per second.")
    socket_joins_per_s: float = Field(6, gt=0, description="Joins a user may send per second.")
    socket_candidates_per_s: float = Field(120, gt=0, description="Candidates a user may send per second.")
    socket_pings_per_s: float = Field(5, gt=0, description="Pings a user may send per second.")
    socket_bytes_per_s: float = Field(100_000, gt=0, description="Bytes a user may send over sockets per second.")
    socket_opens_per_s: float = Field(3, gt=0, description="Sockets a user may open per second.")
    socket_burst_s: float = Field(
        8, gt=0, description="For how many seconds a user may send at once what the limits above allow, seconds."
    )
    socket_pause_s: float = Field(
        2,
        ge=0,
        description="Longest pause in reading a user who sends more, seconds; at most half of CORESPOND_SOCKET_PONG_S"
        " counts. Who would need a longer one is closed.",
    )
    socket_slowed_s: float = Field(
        30, gt=0, description="How long in all a user may have to be slowed, a tenth of the time earned back, seconds."
    )

    @model_validator(mode="after")
    def _sockets_answer_before_they_are_asked_again(self) -> Self:
        if self.socket_pong_s > self.socket_ping_s:
            raise ValueError("CORESPOND_SOCKET_PONG_S must be at most CORESPOND_SOCKET_PING_S.")
        return self
