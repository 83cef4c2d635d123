"""Use cases of signing in and out, of proof by PIN or password, and of ending what was begun."""

from app.signin.service.limits import unlock
from app.signin.service.proving import change_password, prove, set_password, set_pin
from app.signin.service.signing import (
    Origin,
    SignedIn,
    me,
    open_sign_in,
    renew,
    sign_in,
    sign_out,
    token_for,
)
from app.signin.service.standing import (
    actor_of,
    close_account,
    over,
    overview,
    reopen_account,
    sign_out_everywhere,
)

__all__ = [
    "Origin",
    "SignedIn",
    "actor_of",
    "change_password",
    "close_account",
    "me",
    "open_sign_in",
    "over",
    "overview",
    "prove",
    "renew",
    "reopen_account",
    "set_password",
    "set_pin",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "token_for",
    "unlock",
]
