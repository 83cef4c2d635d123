"""What the two databases write differently where a benchmark fills them in plain SQL."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """How one of them says it; `before` and `after` run around the filling."""

    series: str
    moment: Callable[[str], str]
    ident: Callable[[int], str]
    json: Callable[[str], str]
    before: tuple[str, ...]
    after: tuple[str, ...]


SQLITE = Dialect(
    series="WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {0})",
    moment=lambda s: f"strftime('%Y-%m-%d %H:%M:%f000', {s}, 'unixepoch')",
    ident=lambda kind: f"printf('%012x7{kind:03x}8%015x', CAST(at_s * 1000 AS INTEGER), n)",
    json=lambda value: value,
    before=("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -500000"),
    after=("PRAGMA journal_mode = WAL",),
)
POSTGRESQL = Dialect(
    series="WITH s(n) AS (SELECT generate_series(1::bigint, {0}))",
    moment=lambda s: f"to_timestamp({s})",
    ident=lambda kind: (
        f"(lpad(to_hex((at_s * 1000)::bigint), 12, '0') || '7{kind:03x}8' || lpad(to_hex(n), 15, '0'))::uuid"
    ),
    json=lambda value: f"CAST({value} AS JSON)",
    before=(
        "SET session_replication_role = replica",  # no foreign key is checked
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '256MB'",
        "ALTER TABLE consult_event DROP CONSTRAINT pk_consult_event",
    ),
    after=(
        "ALTER TABLE consult_event ADD CONSTRAINT pk_consult_event PRIMARY KEY (consult_id, seq)",
        "VACUUM ANALYZE",
    ),
)
