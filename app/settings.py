"""Every setting, with its default and unit. Environment variables carry the prefix CORESPOND_."""

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import SettingsConfigDict
from sqlalchemy.engine import make_url

from app.limits import ClientLimits
from app.platform.addresses import networks


class Settings(ClientLimits):
    """The settings an operator can change. `corespond serve --help` and docs/operations.md refer to this list."""

    model_config = SettingsConfigDict(env_prefix="CORESPOND_", env_file=".env", extra="ignore")

    production: bool = Field(
        True,
        description="Refuse to start with what is no secret or would go in the clear; false: demo, development, tests.",
    )
    data_dir: Path = Field(Path("data"), description="Folder of the SQLite file and the signing key.")
    nats_url: str = Field(
        "", description="NATS servers that connect the nodes (nats://host:4222,...); empty: one process."
    )
    nats_ca: str = Field(
        "",
        description="TLS to NATS: file of the CA that its certificates are checked with; `system`: the system's CAs.",
    )
    nats_user: str = Field("", description="User of this service at NATS.")
    nats_password: SecretStr = Field(SecretStr(""), description="Password of that user.")
    database_patience_s: float = Field(
        10, ge=0, description="How long a request waits for an unreachable database, seconds."
    )
    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in data_dir.")
    database_password: SecretStr = Field(
        SecretStr(""), description="Password of the PostgreSQL user, instead of one in the address."
    )
    database_ca: str = Field(
        "",
        description="TLS to PostgreSQL (verify-full): file of the CA its certificate is checked with; `system`: the "
        "system's CAs.",
    )
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the server listens on.")
    log_level: str = Field("info", description="debug, info, warning or error.")
    log_json: bool = Field(True, description="Log as JSON lines; false: colored text for reading.")
    secure_cookies: bool = Field(True, description="Send cookies only over HTTPS; localhost counts as secure.")
    hsts_s: int = Field(
        31_536_000,
        ge=0,
        description="How long browsers that came by HTTPS refuse plain HTTP (RFC 6797), seconds; 0: they do not.",
    )
    interface_docs: bool = Field(
        False, description="Serve the description of the HTTP interface: /docs, /openapi.json."
    )

    access_token_s: int = Field(900, ge=30, description="Lifetime of an access token, seconds.")
    sign_in_s: int = Field(12 * 3600, ge=60, description="Lifetime of a sign-in (one shift), seconds.")
    sign_in_check_s: float = Field(
        4, gt=0, le=5, description="How long an access token and a socket outlive their sign-in at most, seconds."
    )
    password_characters: int = Field(
        15,
        ge=8,
        le=64,
        description="Shortest new password, characters (NIST SP 800-63B-4: 15 without a second factor).",
    )
    failed_sign_ins: int = Field(
        5, ge=1, description="Wrong passwords for one name from one place before lockout (CJIS 5.9.4 AC-7)."
    )
    failed_within_s: int = Field(900, ge=1, description="Time within which wrong passwords add up, seconds (AC-7).")
    lock_out_s: int = Field(600, ge=1, description="Duration of a lockout, seconds (CJIS 5.9.4 AC-7).")
    failed_per_address: int = Field(50, ge=1, description="Wrong passwords from one address before it is locked out.")
    failed_per_tablet: int = Field(20, ge=1, description="Wrong passwords from one known tablet before lockout.")
    failed_per_account: int = Field(
        30, ge=1, description="Wrong passwords or PINs for one account, from all unknown places, before lockout."
    )
    known_tablet_days: int = Field(90, ge=1, description="How long a tablet stays known after its last sign-in, days.")
    hash_threads_strangers: int = Field(
        1, ge=1, description="Passwords checked at once where a name has not signed in before; each takes 64 MiB."
    )
    hash_threads_known: int = Field(
        2, ge=1, description="Passwords and PINs checked at once on known tablets and of the signed-in; 64 MiB each."
    )
    hash_queue: int = Field(40, ge=0, description="Most checks that wait in either of the two queues; the rest: 503.")
    hash_queue_share: int = Field(20, ge=1, description="Most checks of one address (or user) in one of the queues.")
    hash_retry_s: int = Field(3, ge=1, description="What `Retry-After` says when a queue is full, seconds.")
    trusted_proxies: str = Field(
        "127.0.0.1", description="Reverse proxies whose X-Forwarded-For is believed: addresses or networks."
    )

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
    echo_peers_each_agency: int = Field(
        1, ge=1, description="Most of them for one agency; where there is only one, as many as CORESPOND_ECHO_PEERS."
    )
    echo_s: float = Field(10, gt=0, le=60, description="Length of a test call, seconds.")
    echo_networks: str = Field(
        "",
        description="Networks (10.0.0.0/8,fd00::/8,...) that a test call may send to although they are private or the"
        " server's own; empty: only public addresses.",
    )

    guest_link_s: float = Field(900, gt=0, description="How long an invitation link stays valid, seconds.")
    guest_silence_s: float = Field(60, gt=0, description="Silence after which a guest counts as gone, seconds.")
    public_url: str = Field("", description="Public address of this server, used in text messages.")
    text_url: str = Field("", description="Gateway that sends text messages (POST with `to` and `text`); empty: none.")
    text_token: SecretStr = Field(SecretStr(""), description="Bearer token for the gateway.")
    texts_window_s: float = Field(3600, gt=0, description="Time over which text messages are counted, seconds.")
    texts_each_session: int = Field(10, ge=1, description="Most text messages from one session in that time.")
    texts_each_user: int = Field(20, ge=1, description="Most text messages by one officer or clinician in that time.")
    texts_each_number: int = Field(4, ge=1, description="Most text messages to one phone number in that time.")
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

    stun_urls: str = Field("", description="STUN servers (stun:host:3478,...); empty: none.")
    turn_urls: str = Field(
        "",
        description="URLs of the TURN server (turn:host:3478?transport=udp,turns:host:443?transport=tcp,...).",
    )
    turn_secret: SecretStr = Field(
        SecretStr(""), description="Secret shared with the TURN server (its static-auth-secret)."
    )
    turn_credential_s: int = Field(
        600,
        ge=60,
        description="Lifetime of TURN credentials, seconds: how long someone who was removed from a call can still ask"
        " the TURN server for addresses. Pages renew theirs; what they have been lent, they keep.",
    )

    @model_validator(mode="after")
    def _turn_has_secret(self) -> Self:
        if self.turn_urls and not self.turn_secret.get_secret_value():
            raise ValueError("CORESPOND_TURN_URLS needs CORESPOND_TURN_SECRET, the TURN server's static-auth-secret.")
        return self

    @field_validator("echo_networks")
    @classmethod
    def _networks_are_networks(cls, value: str) -> str:
        networks(value)
        return value

    @model_validator(mode="after")
    def _texts_name_the_server(self) -> Self:
        if self.text_url and not self.public_url:
            raise ValueError(
                "CORESPOND_TEXT_URL needs CORESPOND_PUBLIC_URL, which the links in text messages start with."
            )
        return self

    @property
    def origins(self) -> list[str]:
        """The origins of pages that may open a socket besides those whose host is the request's own."""
        return _addresses(f"{self.public_url},{self.socket_origins}")

    @property
    def nats(self) -> list[str]:
        """The addresses of the NATS servers."""
        return _addresses(self.nats_url)

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
        """The address in force, with its password."""
        if not self.database_url:
            return f"sqlite+aiosqlite:///{self.data_dir / 'corespond.sqlite3'}"
        password = self.database_password.get_secret_value()
        url = make_url(self.database_url)
        return (url.set(password=password) if password else url).render_as_string(hide_password=False)


def _addresses(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]
