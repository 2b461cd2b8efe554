"""Something answering needs that this machine does not have: what, where, what to do."""


class Unusable(Exception):
    """A part that cannot be used; `state` is its name in every report."""

    status = 3
    state = ""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do
