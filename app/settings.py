"""Every setting, with its default and unit. Environment variables carry the prefix CORESPOND_."""

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings an operator can change. `corespond serve --help` and docs/operations.md refer to this list."""

    model_config = SettingsConfigDict(env_prefix="CORESPOND_", env_file=".env", extra="ignore")

    data_dir: Path = Field(Path("data"), description="Folder of the SQLite file and the signing key.")
    nats_url: str = Field(
        "", description="NATS servers that connect the nodes (nats://host:4222,...); empty: one process."
    )
    database_patience_s: float = Field(
        10, ge=0, description="How long a request waits for an unreachable database, seconds."
    )
    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in data_dir.")
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the server listens on.")
    log_level: str = Field("info", description="debug, info, warning or error.")
    log_json: bool = Field(True, description="Log as JSON lines; false: colored text for reading.")
    secure_cookies: bool = Field(True, description="Send cookies only over HTTPS; localhost counts as secure.")

    access_token_s: int = Field(900, ge=30, description="Lifetime of an access token, seconds.")
    sign_in_s: int = Field(12 * 3600, ge=60, description="Lifetime of a sign-in (one shift), seconds.")
    failed_sign_ins: int = Field(5, ge=1, description="Wrong passwords before lockout (CJIS 5.9.4 AC-7).")
    lock_out_s: int = Field(600, ge=1, description="Duration of a lockout, seconds (CJIS 5.9.4 AC-7).")

    ring_s: float = Field(30, gt=0, description="How long an offer rings, seconds.")
    reoffer_after_s: float = Field(
        60,
        ge=0,
        description="Pause before a session is offered again to a clinician who let it pass, seconds.",
    )
    widen_after_s: float = Field(60, ge=0, description="Wait after which the next tier of providers is asked, seconds.")
    relax_after_s: float = Field(30, ge=0, description="Wait after which preferred skills no longer count, seconds.")
    page_lead_after_s: float = Field(120, ge=0, description="Wait after which the on-call lead is paged, seconds.")
    head_start_safety_s: float = Field(
        600, ge=0, description="Head start in the queue for an officer who is not safe, seconds."
    )
    head_start_suicidal_s: float = Field(
        300, ge=0, description="Head start in the queue for a suicidal person, seconds."
    )
    head_start_juvenile_s: float = Field(
        300, ge=0, description="Head start in the queue for a person under 18, seconds."
    )
    misses: int = Field(3, ge=1, description="Offers missed in a row before a clinician is taken off call.")
    wrap_up_s: float = Field(900, gt=0, description="Wrap-up after a call before the next offer may ring, seconds.")
    wrap_up_extension_s: float = Field(600, gt=0, description="Length of one wrap-up extension, seconds.")
    wrap_up_extensions: int = Field(2, ge=0, description="Most extensions of one wrap-up.")
    call_back_answer_s: float = Field(90, gt=0, description="Time to answer a callback on the tablet, seconds.")
    explained: int = Field(
        20,
        ge=1,
        description="Waiting sessions whose dispatch reasons are recorded in full; the rest: behind.",
    )
    estimate_days: int = Field(
        28, ge=1, description="How far back answered sessions count for the estimated wait, days."
    )
    unanswered_after_s: float = Field(1800, gt=0, description="Wait after which a session ends unanswered, seconds.")
    tablet_silence_s: float = Field(
        300, gt=0, description="Silence after which a waiting session counts as abandoned, seconds."
    )
    connection_lost_s: float = Field(
        900, gt=0, description="Time without video and audio after which a consult ends, seconds."
    )
    tick_s: float = Field(1, gt=0, description="Longest interval between checks of the deadlines, seconds.")
    job_stalled_s: float = Field(
        30,
        gt=0,
        description="Time after which an unfinished round of a job is canceled and the job counts as stalled, seconds.",
    )
    notice_timeout_s: float = Field(10, gt=0, description="Timeout for sending a notice, seconds.")

    heartbeat_s: float = Field(
        4, gt=0, description="Interval at which open connections are recorded as alive, seconds."
    )
    lease_s: float = Field(
        12, gt=0, description="How long a clinician counts as present after the last heartbeat, seconds."
    )
    lost_grace_s: float = Field(
        300, ge=0, description="How long a clinician who lost the connection goes back on call automatically, seconds."
    )
    shift_reminder_s: float = Field(
        900, ge=0, description="How long before a shift its clinician is reminded, seconds."
    )
    reload_grace_s: float = Field(
        3, ge=0, description="How long a clinician still counts as present after the page closed (a reload), seconds."
    )

    quality_slack_s: float = Field(
        120, ge=0, description="How far a page's measurements may lie outside the time of its call, seconds."
    )
    quality_slices: int = Field(
        300, ge=1, description="Most measurement slices kept from each side of a call; each is about a minute."
    )

    echo_peers: int = Field(2, ge=0, description="Most test calls that one process answers at the same time; 0: none.")
    echo_s: float = Field(10, gt=0, le=60, description="Length of a test call, seconds.")

    guest_link_s: float = Field(900, gt=0, description="How long an invitation link stays valid, seconds.")
    guest_silence_s: float = Field(60, gt=0, description="Silence after which a guest counts as gone, seconds.")
    public_url: str = Field("", description="Public address of this server, used in text messages.")
    text_url: str = Field("", description="Gateway that sends text messages (POST with `to` and `text`); empty: none.")
    text_token: SecretStr = Field(SecretStr(""), description="Bearer token for the gateway.")
    text_timeout_s: float = Field(10, gt=0, description="Timeout for the gateway to accept a message, seconds.")

    setup_cache_s: float = Field(
        5, ge=0, description="How long agreements, policies and answer times are cached, seconds."
    )
    refresh_s: float = Field(
        0.5,
        ge=0,
        description="Shortest pause between refreshes of a page when only other people's sessions changed, seconds.",
    )
    refreshes_per_s: float = Field(100, gt=0, description="Most such refreshes per process and second.")

    hello_s: float = Field(10, gt=0, description="Timeout for the hello of a new socket, seconds.")
    socket_ping_s: float = Field(4, gt=0, description="Interval between pings on a socket, seconds.")
    socket_pong_s: float = Field(
        4,
        gt=0,
        description="Time to answer a ping before the socket counts as dead, seconds; at most CORESPOND_SOCKET_PING_S.",
    )
    socket_message_bytes: int = Field(64 * 1024, ge=1024, description="Largest message accepted, bytes.")
    socket_drop_bytes: int = Field(
        8 * 1024 * 1024, ge=1024, description="Size at which a message also closes the socket, bytes."
    )
    socket_errors: int = Field(20, ge=1, description="Invalid messages before the socket is closed.")
    socket_backlog: int = Field(
        256, ge=1, description="Most signals queued for a slow client before its socket is closed."
    )
    socket_send_s: float = Field(10, gt=0, description="Timeout for sending one message, seconds.")

    stun_urls: str = Field("", description="STUN servers (stun:host:3478,...); empty: none.")
    turn_urls: str = Field(
        "",
        description="URLs of the TURN server (turn:host:3478?transport=udp,turns:host:443?transport=tcp,...).",
    )
    turn_secret: SecretStr = Field(
        SecretStr(""), description="Secret shared with the TURN server (its static-auth-secret)."
    )
    turn_credential_s: int = Field(
        4 * 3600,
        ge=60,
        description="Lifetime of a session's TURN credentials, seconds; must be longer than any consult.",
    )

    @model_validator(mode="after")
    def _turn_has_secret(self) -> Self:
        if self.turn_urls and not self.turn_secret.get_secret_value():
            raise ValueError("CORESPOND_TURN_URLS needs CORESPOND_TURN_SECRET, the TURN server's static-auth-secret.")
        return self

    @model_validator(mode="after")
    def _texts_name_the_server(self) -> Self:
        if self.text_url and not self.public_url:
            raise ValueError(
                "CORESPOND_TEXT_URL needs CORESPOND_PUBLIC_URL, which the links in text messages start with."
            )
        return self

    @model_validator(mode="after")
    def _sockets_answer_before_they_are_asked_again(self) -> Self:
        if self.socket_pong_s > self.socket_ping_s:
            raise ValueError("CORESPOND_SOCKET_PONG_S must be at most CORESPOND_SOCKET_PING_S.")
        return self

    @property
    def stun(self) -> list[str]:
        """The URLs of the STUN servers."""
        return _addresses(self.stun_urls)

    @property
    def turn(self) -> list[str]:
        """The URLs of the TURN server, one for each transport."""
        return _addresses(self.turn_urls)

    @property
    def database(self) -> str:
        """The address in force."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'corespond.sqlite3'}"


def _addresses(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]
