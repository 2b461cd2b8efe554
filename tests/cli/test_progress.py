"""How far long work is: told truthfully, to a terminal as a bar and to a log in a few lines."""

from io import StringIO

from ui.progress import building


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _built(stream: StringIO, total: int) -> list[str]:
    with building(stream) as progress:
        for done in range(16, total + 16, 16):
            progress(min(done, total), total)
    return stream.getvalue().splitlines()


def test_a_log_is_told_how_many_clauses_are_indexed_and_how_far_it_is() -> None:
    first, *further = _built(StringIO(), 6000)
    assert "6000 条" in first
    assert len(further) == 10
    assert further[-1] == "建立索引：6000/6000 条"


def test_a_log_of_little_work_has_one_line_that_promises_no_time() -> None:
    [only] = _built(StringIO(), 40)
    assert "40 条" in only
    assert "秒" not in only


def test_no_work_says_nothing() -> None:
    with building(stream := StringIO()):
        pass
    with building(terminal := Terminal()):
        pass
    assert (stream.getvalue(), "条" in terminal.getvalue()) == ("", False)


def test_a_terminal_sees_how_many_of_how_many() -> None:
    assert "6000/6000" in " ".join(_built(Terminal(), 6000))
