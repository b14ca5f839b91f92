"""What a page's address tells of where it comes from."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str | None) -> str | None:
    """The host that an address names, without "www."; None for no address and for one that is badly written."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
