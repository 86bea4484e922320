"""Connects to public machines only, and to the very address that was checked; every wait has one end.

The name of a host is looked up once, each of its addresses is judged, and the connection goes to one that
passed: a name that means another machine at the second look gains nothing. TLS and the Host header still
go by the name. How an address is spelled (decimal, octal, mapped into IPv6) is settled by the look-up.
"""

import ipaddress
import logging
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Sequence[str]]  # a host and a port to the addresses of the host

_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # the last 32 bits are an address of IPv4

logging.getLogger("httpcore").setLevel(logging.INFO)  # below that it logs the headers of answers: cookies


class Refused(Exception):  # noqa: N818  # no fault: what a rule of ours says no to
    """A request that is not made or an answer that is not taken: the kind of Issue, and the reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind, self.reason = kind, reason


def is_public(address: str) -> bool:
    """Whether an address is of a machine on the public network, also when it carries another inside.

    >>> [is_public(a) for a in ("1.1.1.1", "10.0.0.7", "169.254.169.254", "::ffff:127.0.0.1", "fe80::1%eth0")]
    [True, False, False, False, False]

    What is no address is not public.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(one) for one in (parsed, *_carried(parsed)))


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        return address in _NAT64 or (address in _UNICAST and address.is_global)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _carried(address: Address) -> list[ipaddress.IPv4Address]:
    """The addresses of IPv4 that one of IPv6 leads to: by NAT64, 6to4, Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [one for one in (address.sixtofour, *(address.teredo or ())) if one]


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system tells them. Raises: OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class Guard(httpcore.NetworkBackend):
    """The way to the network: `allow_hosts` may be anywhere, all others on the public network only."""

    def __init__(self, allow_hosts: Iterable[str] = (), resolve: Resolver = look_up) -> None:
        self._allowed = frozenset(host.lower().strip("[]") for host in allow_hosts)
        self._resolve, self._wire = resolve, httpcore.SyncBackend()
        self.deadline = float("inf")  # of the monotonic clock, for all that is open

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host, by the first of its addresses that answers.

        Raises: Refused where one of them is not public; httpcore's errors of the network.
        """
        fault: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in self.addresses(host, port):
            try:
                wire = self._wire.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _Timed(wire, self)
        raise fault or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Never."""
        raise Refused("address", "a socket of this machine is never connected to")

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, all of them checked. Raises: Refused, httpcore.ConnectError."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known ({error})") from error
        inside = [address for address in addresses if not is_public(address)]
        if inside and host.lower() not in self._allowed:
            where = f"{host} is not on the public network ({inside[0]})"
            raise Refused("address", f"{where}; if it is to be asked all the same, name it in allow_hosts")
        return addresses

    def left(self, timeout: float | None) -> float:
        """The seconds that a step may still take. Raises: httpcore.ReadTimeout when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole took too long")
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A connection whose every step ends by the guard's deadline, however slowly the bytes drip."""

    def __init__(self, wire: httpcore.NetworkStream, guard: Guard) -> None:
        self._wire, self._guard = wire, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._wire.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._wire.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(
            self._wire.start_tls(ssl_context, server_hostname, self._guard.left(timeout)), self._guard
        )

    def get_extra_info(self, info: str) -> Any:
        return self._wire.get_extra_info(info)
