"""How a guest behaves: robots.txt is obeyed, a host is asked at its pace, and left alone when it asks to be.

One `Manners` is shared by all that fetch at the same time. The rules are those of RFC 9309.
"""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from protego import Protego

from rawi.read.guard import Refused

ROBOT = "rawi"  # what a robots.txt calls us
INTERVAL_S = 2.0  # between two requests to a host, where it states no other
PATIENCE_S = 120.0  # a host that wants to be left alone for longer is left out of this round
KEPT_S, KEPT_FAULT_S = 24 * 3600.0, 600.0  # a robots.txt; one that could not be read
ROBOTS_BYTES = 500 << 10  # RFC 9309 asks for no more
MOST_HOLD_S = 24 * 3600.0


class Robots(NamedTuple):
    """The rules of a host, or why they could not be read and nothing may be fetched; until when."""

    rules: Protego | Refused
    until: float


class Manners:
    """What was promised to each host: its rules, and when it may be asked next. Safe among threads."""

    def __init__(
        self,
        interval_s: float = INTERVAL_S,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._interval_s, self._clock, self._pause = interval_s, clock, pause
        self._lock = threading.Lock()
        self._robots: dict[str, Robots] = {}
        self._next: dict[str, float] = {}
        self._own_pace: dict[str, float] = {}

    def take_turn(self, host: str) -> None:
        """Wait until the host may be asked again. Raises: Refused where that takes too long."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            if turn - now > PATIENCE_S:
                raise Refused("busy", f"{host} wants to be left alone for another {turn - now:,.0f} s")
            self._next[host] = turn + max(self._interval_s, self._own_pace.get(host, 0))
        if turn > now:
            self._pause(turn - now)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask the host nothing for that long, a day at most."""
        with self._lock:
            until = self._clock() + min(seconds, MOST_HOLD_S)
            self._next[host] = max(until, self._next.get(host, until))

    def knows(self, origin: str) -> bool:
        """Whether the robots.txt of an origin was read and still counts."""
        robots = self._robots.get(origin)
        return robots is not None and robots.until > self._clock()

    def learn(self, origin: str, host: str, robots: bytes | Refused) -> None:
        """Remember a robots.txt, or why it could not be read: then nothing may be fetched for a while."""
        if isinstance(robots, Refused):
            self._robots[origin] = Robots(robots, self._clock() + KEPT_FAULT_S)
            return
        rules = Protego.parse(robots[:ROBOTS_BYTES].decode("utf-8-sig", "replace"))
        with self._lock:
            self._own_pace[host] = min(rules.crawl_delay(ROBOT) or 0.0, MOST_HOLD_S)
        self._robots[origin] = Robots(rules, self._clock() + KEPT_S)

    def check(self, origin: str, url: str) -> None:
        """Raises: Refused where the robots.txt of the origin forbids the address, or could not be read."""
        rules = self._robots[origin].rules
        if isinstance(rules, Refused):
            raise Refused(rules.kind, f"{rules.reason}; asked for {origin}/robots.txt")
        if not rules.can_fetch(url, ROBOT):
            raise Refused("robots", f"{origin}/robots.txt asks robots to stay away from this page")
