"""What is not as it should be at the moment, by name: said on the screen, in /readyz, by doctor."""

from collections.abc import Callable
from enum import StrEnum
from threading import Lock
from time import monotonic

LASTS = 120.0  # seconds: what was not seen again for so long is over


class State(StrEnum):
    """One way of being degraded."""

    NO_EMBEDDER = "no_embedder"
    INDEX_DAMAGED = "index_damaged"
    INDEX_AWAY = "index_away"
    DATABASE_LOCKED = "database_locked"
    DATABASE_AWAY = "database_away"
    DATABASE_DAMAGED = "database_damaged"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    MODEL_DOWN = "model_down"
    MODEL_SLOW = "model_slow"
    MODEL_WRONG = "model_wrong"


# With these nobody can work: another machine should get the requests.
NOT_READY = frozenset(
    {State.DATABASE_AWAY, State.DATABASE_DAMAGED, State.DISK_FULL, State.READ_ONLY}
)


class Conditions:
    """The states seen lately."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._seen, self._alone = clock, dict[State, float](), Lock()

    def note(self, state: State) -> None:
        """It was seen just now."""
        with self._alone:
            self._seen[state] = self._clock()

    def over(self, *states: State) -> None:
        """What they kept from working has just worked."""
        with self._alone:
            for state in states:
                self._seen.pop(state, None)

    def now(self) -> tuple[State, ...]:
        """What was seen lately, in the order of their names."""
        since = self._clock() - LASTS
        with self._alone:
            return tuple(state for state in State if self._seen.get(state, since) > since)


# One process, one machine, one set of conditions.
CONDITIONS = Conditions()
