"""Errors of signing in and of confirming a PIN or password."""

from app.platform.errors import ProblemError


class WrongPassword(ProblemError):
    """That username and password do not match. Check both and try again."""

    status = 401
    code = "wrong-password"


class LockedOut(ProblemError):
    """Too many wrong passwords. Wait ten minutes, or ask your administrator for help."""

    status = 429
    code = "locked-out"


class WrongPin(ProblemError):
    """That PIN is not right. Try again, or use your password."""

    status = 403
    code = "wrong-pin"


class PinLocked(ProblemError):
    """Too many wrong PINs. Use your password."""

    status = 429
    code = "pin-locked"
