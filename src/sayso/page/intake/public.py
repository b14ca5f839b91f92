"""Which network addresses are public: the ones that a news page can be fetched from."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from sayso.errors import PrivateAddress, SourceNotFound

Address = IPv4Address | IPv6Address
# IPv6 ranges that carry an IPv4 address in their last 32 bits (RFC 6052, RFC 4291).
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))


def is_public(address: Address) -> bool:
    """Whether an address is reachable by everybody: not private, loopback, link-local, shared, reserved or multicast.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is as public as what it carries.
    """
    return all(a.is_global and not a.is_multicast and not a.is_reserved for a in _with_carried(address))


def _with_carried(address: Address) -> list[Address]:
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if any(address in network for network in _CARRIERS):
        return [IPv4Address(int(address) & 0xFFFF_FFFF)]
    carried = [address.sixtofour, *(address.teredo or ())]
    return [address, *(a for a in carried if a is not None)]


def resolve_host(host: str, port: int, *, allow_private: bool = False) -> list[str]:
    """The IP addresses of `host`, in the order to be tried, each allowed to be connected to.

    Raises SourceNotFound where there is no such host, PrivateAddress where any of its addresses is not public: a name
    that leads both ways is not to be trusted.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceNotFound(f"no host is called {host}: check the address and the connection") from None
    numbers = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    if not allow_private and not all(is_public(ip_address(number)) for number in numbers):
        raise PrivateAddress(f"{host} leads into a private network: allow it with --allow-private if it is yours")
    return numbers
