"""Which addresses on the network a client may have this server send to. Pure, except for `own_networks`."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_interface, ip_network

import ifaddr

Network = IPv4Network | IPv6Network
GLOBAL_UNICAST = IPv6Network("2000::/3")
# Of the addresses that Python's `is_global` takes for public: those that stand for, lead to or are made from others
# (RFC 6890 and its successors): 6to4 and its relays, Teredo and its neighbors, documentation.
LEADS_ELSEWHERE = tuple(
    ip_network(one) for one in ("192.0.0.0/24", "192.88.99.0/24", "2002::/16", "2001::/23", "3fff::/20")
)


def networks(text: str) -> tuple[Network, ...]:
    """The networks of a list like `10.0.0.0/8, fd00::/8`. Raises ValueError."""
    return tuple(ip_network(one.strip()) for one in text.split(",") if one.strip())


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether this is an ordinary address of the public network, in its plain form.

    Not public: private, loopback, link-local, shared (100.64.0.0/10), multicast, reserved and documentation addresses,
    and every IPv6 address that holds an IPv4 one (mapped, compatible, NAT64, 6to4, Teredo).
    """
    if address.version == 6 and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not address.is_multicast and not any(address in one for one in LEADS_ELSEWHERE)


class Reachable:
    """Where to may be sent: public addresses outside the server's `own` networks, and the networks `named`."""

    def __init__(self, named: Iterable[Network], own: Iterable[Network]) -> None:
        self._named, self._own = tuple(named), tuple(own)

    def __contains__(self, written: object) -> bool:
        """Whether this address, as text, may be sent to. A name never may: it would have to be asked for."""
        try:
            address = ip_address(str(written))
        except ValueError:
            return False
        if any(address in one for one in self._named):
            return True
        return is_public(address) and not any(address in one for one in self._own)


def own_networks() -> tuple[Network, ...]:
    """The networks that this machine is on."""
    found = []
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            host = one.ip if isinstance(one.ip, str) else one.ip[0]
            found.append(ip_interface(f"{host}/{one.network_prefix}").network)
    return tuple(found)
