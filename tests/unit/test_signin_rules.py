"""Lock-out after wrong passwords (CJIS Security Policy 5.9.4, AC-7), and what is counted together."""

from datetime import UTC, datetime, timedelta

import pytest

from app.signin.rules import (
    Attempts,
    FailureLimits,
    Limit,
    LockedBy,
    after_failure,
    forgotten_at,
    is_locked,
    of_proof,
    of_sign_in,
    place_of,
    worst,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)
AC7 = Limit(5, 900, 600)
LIMITS = FailureLimits(AC7, Limit(50, 900, 600), Limit(20, 900, 600), Limit(30, 900, 600))


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def failed(times: int, every_s: float = 0) -> Attempts:
    attempts = Attempts()
    for number in range(times):
        attempts = after_failure(attempts, later(number * every_s), AC7)
    return attempts


def test_the_fifth_wrong_password_locks_for_ten_minutes() -> None:
    assert not is_locked(failed(4), NOW)
    assert is_locked(failed(5), later(599))
    assert not is_locked(failed(5), later(600))


def test_wrong_passwords_add_up_for_fifteen_minutes() -> None:
    assert is_locked(failed(5, every_s=224), later(4 * 224))
    assert not is_locked(failed(5, every_s=226), later(4 * 226))
    assert failed(5, every_s=226).failed == 1


def test_after_a_lock_out_the_count_begins_anew() -> None:
    assert after_failure(failed(5), later(600), AC7) == Attempts(1, later(600), None)


def test_a_failure_during_a_lock_out_neither_ends_nor_prolongs_it() -> None:
    assert after_failure(failed(5), later(10), AC7) == failed(5)


def test_what_says_nothing_anymore_is_forgotten() -> None:
    assert forgotten_at(failed(1), NOW, AC7) == later(900)
    assert forgotten_at(failed(5), NOW, AC7) == later(600)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_ipv6_subscriber_counts_as_one_address(address: str, place: str) -> None:
    assert place_of(address) == place


def keys(name: str, address: str, tablet: str = "") -> set[str]:
    return {one.key for one in of_sign_in(LIMITS, name, address, tablet)}


def test_a_known_tablet_shares_no_count_with_strangers_nor_with_other_tablets() -> None:
    assert not keys("lee", "192.0.2.1", "tablet 1") & keys("lee", "192.0.2.1")
    assert not keys("lee", "192.0.2.1", "tablet 1") & keys("lee", "192.0.2.1", "tablet 2")
    assert keys("lee", "192.0.2.1", "tablet 1") == keys("LEE", "192.0.2.9", "tablet 1")


def test_strangers_share_the_count_of_their_name_and_of_their_address() -> None:
    assert len(keys("lee", "192.0.2.1") & keys("lee", "192.0.2.2")) == 1
    assert len(keys("lee", "192.0.2.1") & keys("kim", "192.0.2.1")) == 1
    assert not keys("lee", "192.0.2.1") & keys("kim", "192.0.2.2")


def test_proofs_on_a_tablet_are_counted_apart_from_sign_ins_and_pins_apart_from_passwords() -> None:
    pin, password = ({one.key for one in of_proof(LIMITS, kind, "u", "tablet", "lee")} for kind in ("pin", "password"))
    assert not pin & password
    assert not (pin | password) & (keys("lee", "192.0.2.1") | keys("lee", "", "tablet"))


def test_only_what_is_counted_of_a_name_in_one_place_is_cleared_by_success() -> None:
    for counters in (of_sign_in(LIMITS, "lee", "", ""), of_sign_in(LIMITS, "lee", "", "t"), of_proof(LIMITS, *"ptul")):
        assert [one.clears for one in counters] == [True] + [False] * (len(counters) - 1)
        assert counters[0].limit == AC7


def test_what_is_stored_names_nobody() -> None:
    for one in of_sign_in(LIMITS, "lee", "192.0.2.1", ""):
        assert "lee" not in one.key + one.owner
        assert "192" not in (one.key + one.owner)[:3]
        assert len(one.key) == 64


def test_of_several_lockouts_the_one_that_lasts_longest_is_told() -> None:
    name, address, account = of_sign_in(LIMITS, "lee", "192.0.2.1", "")
    soon, late = Attempts(0, None, later(10)), Attempts(0, None, later(20))
    assert worst([(name, soon), (address, late), (account, Attempts(0, None, NOW))], NOW) == (address, later(20))
    assert address.because is LockedBy.PLACE
    assert worst([(account, Attempts(3, NOW))], NOW) is None
