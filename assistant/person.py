"""Who uses the app: a person with one role, or the one person of a machine without accounts."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may also do what the ones before it may."""

    ENTERPRISE = "enterprise"
    DESK = "desk"
    ADMIN = "admin"


RANK = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `id` owns talks and drafts, `name` is shown, `role` says what is allowed."""

    id: str
    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this person may do what a role may."""
        return RANK[self.role] >= RANK[role]

    @property
    def alone(self) -> bool:
        """Whether this is single-user: no login, and nobody else to ask for approval."""
        return self == LOCAL


# Single-user: who sits at this machine may do everything.
LOCAL = Person("local", "local", Role.ADMIN)
