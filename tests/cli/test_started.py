"""The console script itself, from the first import on, says what the forked runs say."""

import os
import subprocess

import pytest

from tests.cli.run import LONGEST, ROOT, TIDU, started, tidu

PASS = ROOT / "examples" / "pass.yaml"


def test_a_process_started_from_nothing_says_what_a_forked_one_says() -> None:
    for arguments in (("check", PASS, "--json"), ("check", "nowhere.yaml"), ("no-such-command",)):
        assert started(*arguments) == tidu(*arguments)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "申报卓越级需要几级成熟度", "--json"),
        ("search", "数控化率"),
        ("prove", "企业应于11月29日前完成线上申报"),
        ("extract", "我们厂在邯郸，成熟度二级"),
        ("checklist", "--tier", "先进级"),
        ("plan", PASS, "--to", "卓越级"),
        ("draft", PASS),
        ("review", PASS),
        ("library",),
        ("accounts", "list"),
        ("desk", "list"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_starts_from_nothing(arguments: tuple[str, ...]) -> None:
    assert started(*arguments) == tidu(*arguments)


@pytest.mark.parametrize("arguments", [("library",), ("check", PASS, "--json"), ("--help",)])
def test_a_reader_who_leaves_early_ends_it_as_it_ends_cat(arguments: tuple[str, ...]) -> None:
    unread, written = os.pipe()
    os.close(unread)
    with os.fdopen(written, "w") as gone:
        done = subprocess.run(
            [TIDU, *map(str, arguments)], stdout=gone, stderr=subprocess.PIPE, timeout=LONGEST
        )
    assert (done.returncode, done.stderr) == (141, b"")
