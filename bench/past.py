"""Years of past sessions in plain SQL, on either database, with the rows of each that a query may touch."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import create_async_engine

from app import nouns
from app.platform.db import Base
from bench.dialects import POSTGRESQL, SQLITE, Dialect

nouns.rooms("model")  # every noun's tables must be known to the metadata
YEARS_S = 5 * 365 * 86_400

# How past sessions ended, per thousand. For some, one side's record is never completed.
ENDS = {"closed": 930, "documented": 10, "ended": 2, "cancelled": 28, "abandoned": 12, "unanswered": 18}
KINDS = {"suicidal": 54, "psychosis": 16, "substance_use": 9, "welfare_check": 14, "other": 7}
DISPOSITIONS = {"resolved_on_scene": 76, "involuntary_hold": 13, "voluntary_transport": 5, "crisis_center": 4}
FILLED = (
    *("consult", "consult_event", "offer", "decision", "documentation", "outcome"),
    *("quality_slice", "guest", "notice", "device_check"),
)
KEY = "'past-' || n || '-' || CAST(at_s AS INTEGER)"  # different for each session
TAKEN = "state IN ('closed', 'documented', 'ended')"
# (state after it, seconds since the request beside the wait, the data) of each event of a session that was taken.
OFFER = """'{"offer_id": "' || {offer_id} || '", "clinician_id": "' || clinician_id || '"}'"""
EVENTS: tuple[tuple[str, str, str, str], ...] = (
    ("requested", "requested", "0", "'{}'"),
    ("queued", "queued", "0", "'{}'"),
    ("offered", "offered", "0.5", OFFER),
    ("accepted", "accepted", "wait_s", OFFER),
    ("connected", "active", "wait_s + 2", """'{"side": "officer"}'"""),
    ("ended", "ended", "wait_s + 2 + duration_s", """'{"ended_by": "officer"}'"""),
)


def _dice(salt: int, sides: str) -> str:
    """A number from 0, the same for the same row on both databases."""
    return f"((s.n * s.n + s.n * {salt}) % 1000003 * {salt} % 1000003 % {sides})"


def _pick(column: str, shares: dict[str, int]) -> str:
    """One of these, by a number from 0 to 999."""
    upto, cases = 0, ""
    for name, share in shares.items():
        upto += share * 1000 // sum(shares.values())
        cases += f" WHEN {column} < {upto} THEN '{name}'"
    return f"CASE{cases} ELSE '{name}' END"


def _sessions(dialect: Dialect, count: int, until_s: float, lasting_s: int) -> list[str]:
    """A scratch table with a row a session: who, when, how it ended."""
    return [
        f"CREATE TABLE past AS {dialect.series.format(count)}, drawn AS (SELECT s.n, {until_s} - {lasting_s} + "
        f"{lasting_s} * (s.n - 1.0) / {count} + {_dice(7919, '997')} / 997.0 AS at_s, "
        f"{_dice(31, '1000')} AS end_, {_dice(53, '1000')} AS kind_, {_dice(71, '1000')} AS disposition_, "
        f"3 + {_dice(101, '600000')} / 2000.0 AS wait_, 200 + {_dice(211, '999983')} / 400.0 AS duration_, "
        f"{_dice(307, '(SELECT count(*) FROM past_officer)')} AS officer_, "
        f"{_dice(401, '(SELECT count(*) FROM past_clinician)')} AS clinician_ FROM s), "
        f"ended AS (SELECT drawn.*, {_pick('end_', ENDS)} AS state FROM drawn) "
        "SELECT ended.n, at_s, state, past_officer.id AS officer_id, past_officer.agency_id AS agency_id, "
        f"CASE WHEN {TAKEN} THEN past_clinician.id END AS clinician_id, {_pick('kind_', KINDS)} AS kind, "
        f"CASE WHEN state IN ('closed', 'ended') THEN {_pick('disposition_', DISPOSITIONS)} END AS disposition, "
        f"CASE WHEN {TAKEN} THEN wait_ END AS wait_s, CASE WHEN {TAKEN} THEN duration_ END AS duration_s "
        "FROM ended JOIN past_officer ON past_officer.n = officer_ JOIN past_clinician ON past_clinician.n = clinician_"
    ]


def _insert(table: str, source: str = "past", **columns: str) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} FROM {source}"


def _consults(d: Dialect) -> str:
    over = d.moment("at_s + coalesce(wait_s + duration_s + 300, 900)")
    begun = dict.fromkeys(("requested_at", "waiting_since", "rank_at"), d.moment("at_s"))
    no = dict.fromkeys(
        ("language_required", "juvenile", "officer_unsafe", "calls_back", "tablet_with_person", "advice_only"), "false"
    )
    return _insert(
        "consult",
        id=d.ident(1),
        **dict.fromkeys(("required_skills", "preferred_skills"), d.json("'[]'")),
        **{name: name for name in ("agency_id", "officer_id", "clinician_id", "state", "kind", "disposition")},
        **{name: name for name in ("wait_s", "duration_s")},
        **begun | no,
        request_key=KEY,
        last_seq=f"CASE WHEN {TAKEN} THEN {len(EVENTS)} ELSE 3 END",
        changed_at=over,
        accepted_at=f"CASE WHEN {TAKEN} THEN {d.moment('at_s + wait_s')} END",
        connected_at=f"CASE WHEN {TAKEN} THEN {d.moment('at_s + wait_s + 2')} END",
        ended_at=f"CASE WHEN {TAKEN} THEN {d.moment('at_s + wait_s + 2 + duration_s')} END",
        reported_at=f"CASE WHEN disposition IS NOT NULL THEN {over} END",
    )


def _events(d: Dialect) -> list[str]:
    made = [
        _insert(
            "consult_event",
            f"past WHERE {TAKEN if seq > 2 else '1 = 1'}",
            consult_id=d.ident(1),
            seq=str(seq),
            at=d.moment(f"at_s + {offset}"),
            event=f"'{event}'",
            state=f"'{state}'",
            actor_id="clinician_id" if event == "accepted" else "NULL",
            data=d.json(data.replace("{offer_id}", d.ident(2))),
        )
        for seq, (event, state, offset, data) in enumerate(EVENTS, 1)
    ]
    over = _insert(
        "consult_event",
        f"past WHERE NOT {TAKEN}",
        consult_id=d.ident(1),
        seq="3",
        at=d.moment("at_s + 900"),
        event="state",
        state="state",
        data=d.json("'{}'"),
    )
    return [*made, over]


def _dispatched(d: Dialect) -> list[str]:
    """An offer for each that was taken, one that was let pass for every eighth, and a decision for each."""
    both = {"consult_id": d.ident(1), "clinician_id": "clinician_id", "purpose": "'answer'", "rank": "1", "slot": "0"}
    times = {"offered_at": d.moment("at_s"), "expires_at": d.moment("at_s + 30"), "extensions": "0"}
    resolved = d.moment("at_s + 20")
    return [
        _insert(
            "offer", f"past WHERE {TAKEN}", id=d.ident(2), state="'released'", resolved_at=resolved, **both | times
        ),
        _insert(
            "offer",
            f"past WHERE {TAKEN} AND n % 8 = 0",
            id=d.ident(3),
            state="CASE WHEN n % 16 = 0 THEN 'declined' ELSE 'expired' END",
            resolved_at=resolved,
            **both | times,
        ),
        _insert(
            "decision",
            id=d.ident(4),
            consult_id=d.ident(1),
            at=d.moment("at_s"),
            outcome="'offered'",
            chosen=d.json("'[]'"),
            passed_over=d.json("'[]'"),
        ),
    ]


def _records(d: Dialect) -> list[str]:
    """The clinician's record and the officer's outcome of each session that has them."""
    written = d.moment("at_s + wait_s + duration_s + 300")
    return [
        _insert(
            "documentation",
            "past WHERE state IN ('closed', 'documented')",
            consult_id=d.ident(1),
            clinician_id="clinician_id",
            recommended="'resolved_on_scene'",
            consent="'given'",
            safety_note="''",
            clinical_note="'A note.'",
            **dict.fromkeys(("updated_at", "completed_at"), written),
        ),
        _insert(
            "outcome",
            "past WHERE disposition IS NOT NULL",
            consult_id=d.ident(1),
            officer_id="officer_id",
            disposition="disposition",
            otherwise="'same'",
            minutes_saved="15",
            connection="'good'",
            recorded_at=written,
        ),
    ]


def _beside(d: Dialect) -> list[str]:
    """A minute of each side's measures, guests of some, notices of some."""
    zero = dict.fromkeys(("loss", "in_kbps", "out_kbps", "frames_per_s", "freezes", "concealed"), "0")
    return [
        *(
            _insert(
                "quality_slice",
                f"past WHERE {TAKEN}",
                consult_id=d.ident(1),
                user_id=f"{side}_id",
                side=f"'{side}'",
                seconds="60",
                **zero | {"started_at": d.moment("at_s + wait_s + 2"), "relayed": "false", "rung": "'full'"},
            )
            for side in ("officer", "clinician")
        ),
        _insert(
            "guest",
            f"past WHERE {TAKEN} AND n % 20 = 0",
            id=d.ident(5),
            consult_id=d.ident(1),
            invited_by="officer_id",
            kind="'interpreter'",
            state="'over'",
            **dict.fromkeys(("link_hash", "request_key"), KEY),
            created_at=d.moment("at_s"),
            expires_at=d.moment("at_s + 900"),
        ),
        _insert(
            "notice",
            "past WHERE n % 10 = 0",
            id=d.ident(6),
            user_id="officer_id",
            kind="'session_waits'",
            data=d.json("'{}'"),
            due_at=d.moment("at_s"),
            attempts="0",
            sent_at=d.moment("at_s"),
        ),
    ]


def _checked(d: Dialect) -> str:
    """Each tablet is checked before each shift: as often as there are sessions, roughly."""
    return _insert(
        "device_check",
        "past",
        id=d.ident(7),
        request_key=KEY,
        agency_id="agency_id",
        officer_id="officer_id",
        device_id="officer_id",
        label="'Car'",
        checked_at=d.moment("at_s"),
        verdict="'ready'",
        findings=d.json("'[]'"),
        measured=d.json("'{}'"),
    )


PEOPLE = (
    "CREATE TABLE past_{0} AS SELECT row_number() OVER (ORDER BY username) - 1 AS n, id, organization_id AS agency_id "
    "FROM user_account WHERE role = '{0}'"
)


@dataclass(frozen=True)
class Span:
    """`count` sessions, evenly over `lasting_s` seconds up to `until`."""

    count: int
    until: datetime
    lasting_s: int = YEARS_S


async def fill(url: str, *spans: Span) -> None:
    """Give the people of the database at `url` past sessions.

    The tables' indexes are made anew at the end: keeping them up to date row by row takes longer than the rows do.
    """
    d = SQLITE if url.startswith("sqlite") else POSTGRESQL
    people = [PEOPLE.format(role) for role in ("officer", "clinician")]
    sessions = [statement for span in spans for statement in _span(d, span)]
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
        indexes = [index for name in FILLED for index in Base.metadata.tables[name].indexes]
        for statement in d.before:
            await connection.exec_driver_sql(statement)
        for index in indexes:
            await connection.run_sync(index.drop)
        for statement in (*people, *sessions, "DROP TABLE past_officer", "DROP TABLE past_clinician"):
            await connection.exec_driver_sql(statement)
        for index in indexes:
            await connection.run_sync(index.create)
        for statement in d.after:
            await connection.exec_driver_sql(statement)
    await engine.dispose()


def _span(d: Dialect, span: Span) -> list[str]:
    return [
        *_sessions(d, span.count, span.until.timestamp(), span.lasting_s),
        _consults(d),
        *_events(d),
        *_dispatched(d),
        *_records(d),
        *_beside(d),
        _checked(d),
        "DROP TABLE past",
    ]
