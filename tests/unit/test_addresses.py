"""Where a client may have this server send to."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.rules import MOST_CANDIDATES, offer_to_answer
from app.platform.addresses import Reachable, is_public, networks, own_networks

PUBLIC = ["8.8.8.8", "203.0.114.1", "2600:1f18::1", "2a00:1450::1"]
NOT_PUBLIC = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.0.0.8", "192.0.2.1"),
    *("192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.251", "239.1.1.1"),
    *("240.0.0.1", "255.255.255.255", "::", "::1", "::10.1.2.3", "::8.8.8.8", "::ffff:10.1.2.3", "::ffff:8.8.8.8"),
    *("64:ff9b::a01:203", "64:ff9b:1::a01:203", "100::1", "2001::1", "2001:db8::1", "2002:a01:203::1", "3fff::1"),
    *("5f00::1", "fc00::1", "fd00::1", "fe80::1", "fec0::1", "ff02::fb", "ff0e::1"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_ordinary_public_address_may_be_sent_to(address: str) -> None:
    assert is_public(ip_address(address))
    assert address in Reachable((), ())


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_no_form_of_an_address_inside_may_be_sent_to(address: str) -> None:
    assert address not in Reachable((), ())


@given(st.ip_addresses(v=4).filter(lambda one: not one.is_global))
def test_no_ipv6_form_of_a_private_address_may_be_sent_to(inside: IPv4Address) -> None:
    number = int(inside)
    nat64, six_to_four = int(IPv6Address("64:ff9b::")) | number, int(IPv6Address("2002::")) | number << 80
    for form in (number, 0xFFFF << 32 | number, nat64, six_to_four):
        assert str(IPv6Address(form)) not in Reachable((), ())


@pytest.mark.parametrize("name", ["localhost", "x.local", "", "10.1", "0x7f000001", "2130706433", "010.0.0.1"])
def test_what_is_no_address_may_not_be_sent_to(name: str) -> None:
    assert name not in Reachable(networks("0.0.0.0/0,::/0"), ())


def test_the_servers_own_networks_may_not_be_sent_to_unless_they_are_named() -> None:
    own = networks("8.8.8.0/24")
    assert "8.8.8.8" not in Reachable((), own)
    assert "8.8.8.8" in Reachable(own, own)
    assert "10.0.0.1" in Reachable(networks(" 10.0.0.0/8, fd00::/8"), own)
    assert "::ffff:10.0.0.1" not in Reachable(networks("10.0.0.0/8"), own), "only in the form in which it is named"


def test_this_machines_loopback_is_one_of_its_own_networks() -> None:
    assert any(ip_address("127.0.0.1") in one for one in own_networks())


def test_of_an_offer_few_candidates_are_left_and_none_that_must_not_be_sent_to() -> None:
    lines = ["v=0", "m=audio 9 X 1", *(f"a=candidate:1 1 udp 1 {one} 9 typ host" for one in (*NOT_PUBLIC, "x.local"))]
    public = [f"a=candidate:1 1 udp 1 8.8.8.{n} 9 typ srflx" for n in range(20)]
    answered = offer_to_answer("\r\n".join([*lines, "a=candidate:", *public, "a=end-of-candidates"]), Reachable((), ()))
    assert answered == "\r\n".join(["v=0", "m=audio 9 X 1", *public[:MOST_CANDIDATES], ""])
    assert offer_to_answer("m=audio\n" * 4, Reachable((), ())) is None
