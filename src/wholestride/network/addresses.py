"""Which addresses of the network may be asked: checked after the name was resolved, before use."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import SplitResult, quote, urlsplit

from wholestride.domain.findings import Finding, error

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolver = Callable[[str, int], Sequence[str]]

LONGEST_ADDRESS = 2000
ALLOWED = "WHOLESTRIDE_PRIVATE_NETWORKS"
"""The setting that names networks which are not public and may be asked all the same."""
PORTS = {"http": 80, "https": 443}
CALENDAR_SCHEMES = {"webcal": "https", "webcals": "https"}
"""What calendar programs write for an address that is subscribed to."""
HOST = re.compile(r"[A-Za-z0-9._:%-]+")
"""Names of machines, letters of other scripts already written as ``xn--``, and plain addresses."""
NAT64 = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for an IPv4 address behind a gateway (RFC 6052)."""
USUAL_STEP = "Copy the address of the calendar again; it begins with https:// or webcal://."


class RefusedError(Exception):
    """A request that was not made or not answered; ``finding`` says why and what to do."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.finding: Finding = error(message, next_step)


class UnreachableError(RefusedError):
    """Nobody answered at an address; another address of the same machine may."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: nothing of it is looked at again after this."""

    scheme: str
    host: str
    port: int
    path: str
    """Path and query, ready to be sent."""

    @property
    def host_header(self) -> str:
        """The name as the request says it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host_header}{self.path}"


def target_of(address: str) -> Target:
    """The parts of a written address.

    Raises:
        RefusedError: when it is none that may be asked.

    >>> str(target_of("webcal://runs.example/plan.ics"))
    'https://runs.example/plan.ics'
    """
    written = address.strip()
    if not written or len(written) > LONGEST_ADDRESS or not written.isprintable():
        raise RefusedError("This is no address of a calendar.", USUAL_STEP)
    try:
        parts = urlsplit(written)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except ValueError:
        raise RefusedError("This is no address of a calendar.", USUAL_STEP) from None
    scheme = CALENDAR_SCHEMES.get(parts.scheme, parts.scheme)
    if scheme not in PORTS:
        raise RefusedError("Only http and https addresses are read.", USUAL_STEP)
    if parts.username or parts.password:
        step = "Use the calendar’s secret address, which needs no password."
        raise RefusedError("The address holds a name or a password.", step)
    if not HOST.fullmatch(host) or port == 0:
        raise RefusedError("The address names no machine.", USUAL_STEP)
    return Target(scheme, host, port or PORTS[scheme], _path(parts))


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def is_address(text: str) -> bool:
    """True for what begins like an address and not like the name of a file.

    >>> is_address("webcal://runs.example/plan.ics"), is_address("plan.ics")
    (True, False)
    """
    scheme, found, _ = text.partition("://")
    return bool(found) and scheme.lower() in (*PORTS, *CALENDAR_SCHEMES)


def host_of(address: str) -> str:
    """The machine of an address; the rest of it may be a secret and is shown nowhere.

    >>> host_of("https://calendar.example/private-3f9a/basic.ics")
    'calendar.example'
    """
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""


def allowed_networks(environ: Mapping[str, str]) -> tuple[Network, ...]:
    """The networks that the owner of an installation allows; refuses in words what is none.

    >>> [str(each) for each in allowed_networks({ALLOWED: "192.168.1.0/24"})]
    ['192.168.1.0/24']
    """
    given = environ.get(ALLOWED, "")
    try:
        return networks_from(given)
    except ValueError:
        words = "it may be networks with commas, like 192.168.1.0/24"
        raise ValueError(f"{ALLOWED} is {given!r}; {words}") from None


def networks_from(text: str) -> tuple[Network, ...]:
    """The networks that the owner of the installation allows beside the public ones.

    Raises:
        ValueError: when a word of the text is no network.

    >>> [str(each) for each in networks_from("192.168.1.0/24, ::1")]
    ['192.168.1.0/24', '::1/128']
    """
    return tuple(ip_network(word.strip()) for word in text.split(",") if word.strip())


def may_be_asked(address: Address, allowed: Sequence[Network]) -> bool:
    """True for public addresses, and for those of networks that the owner allows.

    >>> may_be_asked(ip_address("169.254.169.254"), ())
    False
    """
    real = _meant(address)
    if any(real.version == each.version and real in each for each in allowed):
        return True
    special = (
        *(real.is_private, real.is_loopback, real.is_link_local),
        *(real.is_multicast, real.is_reserved, real.is_unspecified),
    )
    return real.is_global and not any(special) and not getattr(real, "is_site_local", False)


def _meant(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one, where that is what would be reached."""
    if isinstance(address, IPv4Address):
        return address
    teredo = address.teredo[1] if address.teredo else None
    behind = IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else None
    return address.ipv4_mapped or address.sixtofour or teredo or behind or address


def checked_addresses(
    target: Target, allowed: Sequence[Network], seconds: float, resolve: Resolver
) -> tuple[str, ...]:
    """The addresses of a machine, resolved once; all of them may be asked.

    Raises:
        RefusedError: when the name is not known, or when one of its addresses may not be asked.
    """
    found = _resolved(target, seconds, resolve)
    if not found:
        raise RefusedError(f"{target.host} is not known.", USUAL_STEP)
    if not all(may_be_asked(ip_address(each), allowed) for each in found):
        step = (
            "Use a public address. Who runs this installation may allow a network with "
            "WHOLESTRIDE_PRIVATE_NETWORKS."
        )
        raise RefusedError(f"{target.host} lies in a private network, which is not read.", step)
    return tuple(found)


def _resolved(target: Target, seconds: float, resolve: Resolver) -> Sequence[str]:
    """Ask for the name beside us, for the system's own patience has no limit."""
    answers: SimpleQueue[Sequence[str]] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(target.host, target.port))
        except (OSError, UnicodeError):
            answers.put(())

    Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=max(seconds, 0))
    except Empty:
        return ()


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses of a name as the system knows them, each once, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))
