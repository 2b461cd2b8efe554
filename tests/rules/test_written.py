"""JSON that names and fills papers is the standard library's, to the byte."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.facts.written import compact, indented

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(TEXT, part, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(PLAIN)
def test_a_digest_is_taken_of_what_the_standard_library_would_write(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert compact(value) == text.encode()


@settings(max_examples=200, deadline=None)
@given(PLAIN)
def test_a_data_file_is_written_as_the_standard_library_would(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2).encode()


def test_numbers_beyond_sixty_four_bits_are_written_in_full() -> None:
    assert compact({"b": 2**70, "a": 1}) == b'{"a":1,"b":1180591620717411303424}'
    assert indented([2**70]) == b"[\n  1180591620717411303424\n]"
