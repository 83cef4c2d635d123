"""Who is speaking: a user and a guest are two, whatever their ids, and a token names exactly one of them."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import topics
from app.actor import Actor, Principal, Role
from app.platform.errors import NotAllowed, NotSignedIn

SAME, HOME = UUID(int=1), UUID(int=2)
USER, GUEST = Principal.user(SAME), Principal.guest(SAME)
CLINICIAN, VISITOR = Actor(USER, Role.CLINICIAN, HOME), Actor(GUEST, Role.GUEST, HOME)


@given(st.uuids())
def test_a_user_and_a_guest_are_never_equal_even_with_the_same_id(one: UUID) -> None:
    user, guest = Principal.user(one), Principal.guest(one)
    assert user == Principal.user(one)
    assert guest not in {user}
    assert user not in {guest: None}
    assert len({user, guest, str(user), str(guest), topics.principal(user), topics.principal(guest)}) == 4
    assert topics.user(one) == topics.principal(user) != topics.guest(one) == topics.principal(guest)


@given(st.builds(Principal))
def test_a_principal_survives_its_written_form(principal: Principal) -> None:
    assert Principal.parse(str(principal)) == principal


@pytest.mark.parametrize(
    "written",
    [
        "",
        str(SAME),
        f":{SAME}",
        f"robot:{SAME}",
        f"user:user:{SAME}",
        f"USER:{SAME}",
        f"user:{SAME.hex}",
        f"user:{{{SAME}}}",
        f"user: {SAME}",
        f"user:{SAME}\n",
        "user:urn:uuid:00000000-0000-0000-0000-000000000001",
        f"user:{UUID(int=0xABCDEF)}".upper(),
    ],
)
def test_an_id_without_a_kind_of_another_kind_or_written_another_way_is_no_principal(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Principal.parse(written)


@pytest.mark.parametrize("actor", [CLINICIAN, VISITOR])
def test_an_actor_survives_the_claims_of_a_token(actor: Actor) -> None:
    assert Actor.of(actor.claims()) == actor


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": str(SAME)},
        {"sub": f"robot:{SAME}"},
        {"sub": str(GUEST)},
        {"role": "guest"},
        {"role": "nobody"},
        {"org": "nowhere"},
        {"sub": None},
        {"role": None},
        {"org": None},
    ],
)
def test_a_token_that_names_no_kind_another_kind_or_no_role_names_nobody(claims: dict[str, str | None]) -> None:
    given = {name: value for name, value in (CLINICIAN.claims() | claims).items() if value is not None}
    with pytest.raises(NotSignedIn):
        Actor.of(given)


def test_a_guest_has_no_users_id_and_a_user_no_guests() -> None:
    assert (CLINICIAN.user_id, CLINICIAN.account_id) == (SAME, SAME)
    assert (VISITOR.guest_id, VISITOR.account_id) == (SAME, None)
    with pytest.raises(NotAllowed):
        _ = VISITOR.user_id
    with pytest.raises(NotAllowed):
        _ = CLINICIAN.guest_id


@pytest.mark.parametrize("role", Role)
def test_a_role_belongs_to_one_kind_of_principal(role: Role) -> None:
    other = GUEST if role.kind is USER.kind else USER
    with pytest.raises(ValueError, match="cannot have the role"):
        Actor(other, role, HOME)
