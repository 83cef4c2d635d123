"""Every setting, with its default and unit. Environment variables carry the prefix CORESPOND_."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may change. `corespond serve --help` and docs/operations.md point here."""

    model_config = SettingsConfigDict(env_prefix="CORESPOND_", env_file=".env", extra="ignore")

    data_dir: Path = Field(Path("data"), description="Folder of the SQLite file and the signing key.")
    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in data_dir.")
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the server listens on.")
    log_level: str = Field("info", description="debug, info, warning or error.")
    log_json: bool = Field(True, description="JSON lines; false: coloured text for a person.")
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
    unanswered_after_s: float = Field(1800, gt=0, description="Wait after which a session ends unanswered, seconds.")
    tablet_silence_s: float = Field(
        300, gt=0, description="Silence after which a waiting session counts as abandoned, seconds."
    )
    connection_lost_s: float = Field(
        900, gt=0, description="Time without picture and sound after which a consult is ended, seconds."
    )
    tick_s: float = Field(1, gt=0, description="Longest pause between two looks at the deadlines, seconds.")

    heartbeat_s: float = Field(5, gt=0, description="How often open connections are noted as alive, seconds.")
    lease_s: float = Field(
        15, gt=0, description="How long a clinician counts as there after the last heartbeat, seconds."
    )
    reload_grace_s: float = Field(
        3, ge=0, description="How long a clinician whose page closed is waited for (a reload), seconds."
    )

    hello_s: float = Field(10, gt=0, description="Time a socket has to say hello, seconds.")
    socket_message_bytes: int = Field(64 * 1024, ge=1024, description="Largest message accepted, bytes.")
    socket_drop_bytes: int = Field(
        8 * 1024 * 1024, ge=1024, description="Size from which a message also closes the socket, bytes."
    )
    socket_errors: int = Field(20, ge=1, description="Bad messages before the socket is closed.")
    socket_backlog: int = Field(256, ge=1, description="Signals queued for a slow client before it is closed.")
    socket_send_s: float = Field(10, gt=0, description="Time one message may take to send, seconds.")

    @property
    def database(self) -> str:
        """The address in force."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'corespond.sqlite3'}"
