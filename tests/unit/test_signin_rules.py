"""Lock-out after wrong passwords (CJIS Security Policy 5.9.4, AC-7)."""

from datetime import UTC, datetime, timedelta

from app.signin.rules import Attempts, after_wrong_password, is_locked

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_the_fifth_wrong_password_in_a_row_locks_for_ten_minutes() -> None:
    attempts = Attempts()
    for _ in range(4):
        attempts = after_wrong_password(attempts, NOW, 5, 600)
        assert not is_locked(attempts, NOW)
    attempts = after_wrong_password(attempts, NOW, 5, 600)
    assert is_locked(attempts, NOW + timedelta(seconds=599))
    assert not is_locked(attempts, NOW + timedelta(seconds=600))


def test_after_a_lock_out_the_count_begins_anew() -> None:
    locked = after_wrong_password(Attempts(4), NOW, 5, 600)
    assert after_wrong_password(locked, NOW, 5, 600) == Attempts(1, None)
