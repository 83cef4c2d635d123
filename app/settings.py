"""Every setting, with its default and unit. Environment variables carry the prefix CORESPOND_."""

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may change. `corespond serve --help` and docs/operations.md point here."""

    model_config = SettingsConfigDict(env_prefix="CORESPOND_", env_file=".env", extra="ignore")

    data_dir: Path = Field(Path("data"), description="Folder of the SQLite file and the signing key.")
    nats_url: str = Field("", description="NATS between nodes (nats://host:4222,...); empty: one process.")
    database_patience_s: float = Field(
        10, ge=0, description="How long a request waits for a database that restarts, seconds."
    )
    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in data_dir.")
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the server listens on.")
    log_level: str = Field("info", description="debug, info, warning or error.")
    log_json: bool = Field(True, description="JSON lines; false: colored text for a person.")
    secure_cookies: bool = Field(True, description="Send cookies over HTTPS only; localhost counts as secure.")

    access_token_s: int = Field(900, ge=30, description="Life of an access token, seconds.")
    sign_in_s: int = Field(12 * 3600, ge=60, description="Life of a sign-in (one shift), seconds.")
    failed_sign_ins: int = Field(5, ge=1, description="Wrong passwords before lock-out (CJIS 5.9.4 AC-7).")
    lock_out_s: int = Field(600, ge=1, description="Length of a lock-out, seconds (CJIS 5.9.4 AC-7).")

    ring_s: float = Field(30, gt=0, description="How long an offer rings, seconds.")
    reoffer_after_s: float = Field(
        60,
        ge=0,
        description="Pause before a session is offered again to a clinician who let it pass, seconds.",
    )
    widen_after_s: float = Field(60, ge=0, description="Wait after which the next tier of providers is asked, seconds.")
    relax_after_s: float = Field(30, ge=0, description="Wait after which a preferred skill is done without, seconds.")
    page_lead_after_s: float = Field(120, ge=0, description="Wait after which the on-call lead is told, seconds.")
    head_start_safety_s: float = Field(600, ge=0, description="Head start of an officer who is not safe, seconds.")
    head_start_suicidal_s: float = Field(300, ge=0, description="Head start of a suicidal person, seconds.")
    head_start_juvenile_s: float = Field(300, ge=0, description="Head start of a person under 18, seconds.")
    misses: int = Field(3, ge=1, description="Offers missed in a row before a clinician is set off call.")
    wrap_up_s: float = Field(900, gt=0, description="Wrap-up after a call before the next offer may ring, seconds.")
    wrap_up_extension_s: float = Field(600, gt=0, description="One extension of wrap-up, seconds.")
    wrap_up_extensions: int = Field(2, ge=0, description="Extensions of one wrap-up.")
    call_back_answer_s: float = Field(90, gt=0, description="Time a called-back tablet has to answer, seconds.")
    explained: int = Field(20, ge=1, description="Waiting sessions whose reasons are kept in full; the rest: behind.")
    estimate_days: int = Field(28, ge=1, description="Answered sessions that the estimated wait looks back on, days.")
    unanswered_after_s: float = Field(1800, gt=0, description="Wait after which a session ends unanswered, seconds.")
    tablet_silence_s: float = Field(
        300, gt=0, description="Silence after which a waiting session counts as abandoned, seconds."
    )
    connection_lost_s: float = Field(
        900, gt=0, description="Time without picture and sound after which a consult is ended, seconds."
    )
    tick_s: float = Field(1, gt=0, description="Longest pause between two looks at the deadlines, seconds.")
    job_stalled_s: float = Field(
        30, gt=0, description="A job that has not ended a round for so long is stalled, and is given up, seconds."
    )
    notice_timeout_s: float = Field(10, gt=0, description="How long a notice may take to be sent, seconds.")

    heartbeat_s: float = Field(4, gt=0, description="How often open connections are noted as alive, seconds.")
    lease_s: float = Field(
        12, gt=0, description="How long a clinician counts as there after the last heartbeat, seconds."
    )
    lost_grace_s: float = Field(
        300, ge=0, description="How long a lost clinician may come back on call by themselves, seconds."
    )
    shift_reminder_s: float = Field(900, ge=0, description="How long before a shift its clinician is told, seconds.")
    reload_grace_s: float = Field(
        3, ge=0, description="How long a clinician whose page closed is waited for (a reload), seconds."
    )

    quality_slack_s: float = Field(
        120, ge=0, description="By how much a page's measures may lie outside its call's time, seconds."
    )
    quality_slices: int = Field(
        300, ge=1, description="Measures of one call kept from one side; each is about a minute."
    )

    echo_peers: int = Field(2, ge=0, description="Test calls that one process answers at once; 0: none.")
    echo_s: float = Field(10, gt=0, le=60, description="Length of a test call, seconds.")

    guest_link_s: float = Field(900, gt=0, description="How long a link into a call can be opened, seconds.")
    guest_silence_s: float = Field(
        60, gt=0, description="Silence after which somebody who joined by a link counts as gone, seconds."
    )
    public_url: str = Field("", description="Address under which people reach this server; text messages name it.")
    text_url: str = Field("", description="Gateway that sends text messages (POST of to and text); empty: none.")
    text_token: SecretStr = Field(SecretStr(""), description="Bearer token that the gateway asks for.")
    text_timeout_s: float = Field(10, gt=0, description="Time the gateway has to take a message, seconds.")

    setup_cache_s: float = Field(
        5, ge=0, description="How old agreements, policies and answer times may be where they are read often, seconds."
    )
    refresh_s: float = Field(
        0.5,
        ge=0,
        description="Shortest pause between two refreshes of a page that only others' sessions changed, seconds.",
    )
    refreshes_per_s: float = Field(100, gt=0, description="Such refreshes a process makes at most, per second.")

    hello_s: float = Field(10, gt=0, description="Time a socket has to say hello, seconds.")
    socket_ping_s: float = Field(4, gt=0, description="How often a socket is asked whether it is alive, seconds.")
    socket_pong_s: float = Field(
        4, gt=0, description="Time it has to answer before it counts as dead, seconds; at most CORESPOND_SOCKET_PING_S."
    )
    socket_message_bytes: int = Field(64 * 1024, ge=1024, description="Largest message accepted, bytes.")
    socket_drop_bytes: int = Field(
        8 * 1024 * 1024, ge=1024, description="Size from which a message also closes the socket, bytes."
    )
    socket_errors: int = Field(20, ge=1, description="Bad messages before the socket is closed.")
    socket_backlog: int = Field(256, ge=1, description="Signals queued for a slow client before it is closed.")
    socket_send_s: float = Field(10, gt=0, description="Time one message may take to send, seconds.")

    stun_urls: str = Field("", description="STUN servers (stun:host:3478,...); empty: none.")
    turn_urls: str = Field(
        "",
        description="URLs of the TURN server (turn:host:3478?transport=udp,turns:host:443?transport=tcp,...).",
    )
    turn_secret: SecretStr = Field(
        SecretStr(""), description="Secret shared with the TURN server (its static-auth-secret)."
    )
    turn_credential_s: int = Field(
        4 * 3600, ge=60, description="Life of a session's TURN credentials, seconds: longer than any consult."
    )

    @model_validator(mode="after")
    def _turn_has_secret(self) -> Self:
        if self.turn_urls and not self.turn_secret.get_secret_value():
            raise ValueError("CORESPOND_TURN_URLS needs CORESPOND_TURN_SECRET, the TURN server's static-auth-secret.")
        return self

    @model_validator(mode="after")
    def _texts_name_the_server(self) -> Self:
        if self.text_url and not self.public_url:
            raise ValueError("CORESPOND_TEXT_URL needs CORESPOND_PUBLIC_URL, which the messages' links begin with.")
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
