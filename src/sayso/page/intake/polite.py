"""Many addresses fetched as a guest: robots.txt, one request at a time a host with a pause, again after a refusal."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from sayso.errors import FetchFailed, SaysoError, SourceNotFound
from sayso.model import Page
from sayso.page.intake.fetch import ROBOT, fetch_if_changed

PAUSE_SECONDS = 1.0  # between two requests to one host
_MOST_PAUSE = 30.0
_TRIES = 3
_FIRST_WAIT = 2.0
_MOST_RULES = 512_000  # bytes of a robots.txt; RFC 9309 asks for 500 KiB


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


class Memory(Protocol):
    """Where what a server said of an address is remembered."""

    def recall(self, address: str) -> tuple[str | None, str | None]:
        """Its ETag and Last-Modified."""

    def remember(self, address: str, etag: str | None, last_modified: str | None) -> None:
        """Put them down."""


@dataclass(slots=True)
class Host:
    """What is known of one host."""

    pause: float
    robots: RobotFileParser | None = None  # None until an address that nobody asked for by itself is fetched
    last: float = 0.0  # time.monotonic() of the last request's end
    silent: bool = False  # its robots.txt was asked for and the server failed


@dataclass(slots=True)
class PoliteFetcher:
    """Fetches addresses one after the other; keeps what each host asks for."""

    allow_private: bool = False
    memory: Memory | None = None
    pause: float = PAUSE_SECONDS
    sleep: Callable[[float], None] = _sleep
    hosts: dict[str, Host] = field(default_factory=dict)

    def fetch(self, address: str, *, asked_for: bool = False) -> Page | None:
        """The page, or None where the server says that it has not changed.

        An address that a person asked for by itself is fetched whatever robots.txt says, as a browser would.
        A server that is busy or fails is asked three times in all, after the pause it names or longer and longer ones.
        Raises what `fetch_page` raises; FetchFailed where robots.txt forbids the address or could not be had.
        """
        host = self._host(address, asked_for)
        if not asked_for and host.silent:
            raise FetchFailed(
                f"{address} was not fetched, as its site's robots.txt could not be had: try again later, "
                "or open it in a browser"
            )
        if not asked_for and not _allows(host, address):
            raise FetchFailed(f"{address} is closed to robots by its site's robots.txt: open it in a browser")
        known = self.memory.recall(address) if self.memory else (None, None)
        for n in range(1, _TRIES + 1):
            self._wait(host)
            try:
                page = fetch_if_changed(address, known, allow_private=self.allow_private)
                break
            except FetchFailed as error:
                if n == _TRIES or error.again_after is None:
                    raise
                self.sleep(min(_MOST_PAUSE, max(error.again_after, _FIRST_WAIT * 2 ** (n - 1))))
            finally:
                host.last = time.monotonic()
        if page is not None and self.memory:
            sent = dict(page.headers)
            self.memory.remember(address, sent.get("etag"), sent.get("last-modified"))
        return page

    def _wait(self, host: Host) -> None:
        left = host.last + host.pause - time.monotonic()
        if host.last and left > 0:
            self.sleep(left)

    def _host(self, address: str, asked_for: bool) -> Host:
        try:
            parts = urlsplit(address)
        except ValueError:
            raise SourceNotFound(f"{address} is no valid address: check how it is written") from None
        key = f"{parts.scheme}://{parts.netloc}"
        host = self.hosts.setdefault(key, Host(self.pause))
        if host.robots is None and not asked_for:
            host.robots = _read_rules(self._robots_lines(f"{key}/robots.txt", host))
            host.pause = max(self.pause, _asked_pause(host.robots))
        return host

    def _robots_lines(self, address: str, host: Host) -> list[str]:
        # RFC 9309: no file allows everything; a server that cannot be asked is not asked for more.
        self._wait(host)
        try:
            page = fetch_if_changed(address, (None, None), allow_private=self.allow_private)
        except SourceNotFound:
            return []
        except FetchFailed as error:
            host.silent = error.again_after is not None
            return []
        except SaysoError:
            return []
        finally:
            host.last = time.monotonic()
        return page.data[:_MOST_RULES].decode("utf-8", "replace").splitlines() if page else []


def _read_rules(lines: list[str]) -> RobotFileParser:
    """The rules of a robots.txt; those that cannot be read are as if they were not there."""
    try:
        return _parse_rules(lines)
    except ValueError:
        return _parse_rules([line for line in lines if _readable(line)])


def _parse_rules(lines: list[str]) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(lines)
    return rules


def _readable(line: str) -> bool:
    try:
        _parse_rules(["User-agent: *", line])
    except ValueError:
        return False
    return True


def _asked_pause(rules: RobotFileParser) -> float:
    """Seconds between two requests that a site asks for, at most 30."""
    return float(min(int(_MOST_PAUSE), int(rules.crawl_delay(ROBOT) or 0)))


def _allows(host: Host, address: str) -> bool:
    try:
        return host.robots is None or host.robots.can_fetch(ROBOT, address)
    except ValueError:
        raise SourceNotFound(f"{address} is no valid address: check how it is written") from None
