"""What cannot be done at the desk: what, where, what to do."""


class DeskTrouble(Exception):
    """An act that the desk does not allow, or a thing it does not have."""

    status = 2

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


class NoSuchEntry(DeskTrouble):
    """No item, or no written answer, has this id."""


class Unproved(DeskTrouble):
    """A text is not approved: the proof does not carry a sentence of it."""

    status = 1
