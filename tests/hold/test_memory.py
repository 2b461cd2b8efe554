"""What people write, export and take away again leaves the memory of the process."""

import gc
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any
from weakref import ref

import docx
import pytest
from docx.opc.part import XmlPart

from assistant.choose import ranked
from assistant.importing.declaration import import_file
from assistant.proof.kept import LIBRARIES
from assistant.prove import prove_text
from assistant.understand import understand
from knowledge.document import Library
from knowledge.ledger import library
from knowledge.load import load_bytes
from rules.check import check
from rules.facts.form import draft_of
from rules.gate import Exported, export
from rules.law.edition import resolve
from tests.ui.test_api import _example

pytestmark = pytest.mark.slow  # its seconds belong to make test

TIMES = 12
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def uncollected() -> Iterator[None]:
    """The collector looks only when it is called: what waits for it can be seen."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _unbounded() -> dict[str, int]:
    """How much every cache holds that never forgets, by its name."""
    caches = [found for found in gc.get_objects() if isinstance(found, _lru_cache_wrapper)]
    return {
        f"{getattr(found, '__module__', '')}.{getattr(found, '__qualname__', id(found))}": (
            found.cache_info().currsize
        )
        for found in caches
        if found.cache_info().maxsize is None
    }


def _asked(number: int, folder: Path) -> None:
    asked = understand(f"我是{number}号企业的，数控化率怎么算？ zq{LETTERS[number]}ing biaozhun")
    ranked(asked)


def _claimed(number: int, folder: Path) -> None:
    english = f"The plant must not submit {number} plots zq{LETTERS[number]}ed."
    text = f"申报企业应于11月{number + 1}日前提交{number}份材料，不得超过{number}名。{english}"
    prove_text(text, library=library())


def _brought(number: int, folder: Path) -> None:
    path = folder / "own.txt"
    said = f"一、企业概况\n企业名称：第{number}厂\n（{number}）第{number}件\n做法{number}：改造\n"
    path.write_text(f"智能工厂申报书\n{said}" * 2, encoding="utf-8")
    import_file(path, edition=resolve("河北省", None))


def _checked(number: int, folder: Path) -> None:
    stated: dict[str, Any] = _example("pass.yaml")
    stated["scenarios"] = [*stated["scenarios"], *[{"instance": ""}] * number]
    check(draft_of(stated), edition=resolve("河北省", None))  # type: ignore[arg-type]


@pytest.mark.parametrize("act", [_asked, _claimed, _brought, _checked])
def test_no_cache_that_never_forgets_grows_with_what_people_write(
    act: Callable[[int, Path], None], tmp_path: Path
) -> None:
    act(0, tmp_path)
    act(1, tmp_path)
    before = _unbounded()
    for number in range(2, TIMES):
        act(number, tmp_path)
    after = _unbounded()
    assert {name: held for name, held in after.items() if held - before.get(name, 0) >= 5} == {}


def test_a_library_that_another_took_the_place_of_is_forgotten() -> None:
    first = library().documents[0]
    made = []
    for number in range(LIBRARIES + 4):
        short = replace(first, source=replace(first.source, title=f"{number}"), blocks=())
        own = Library((short,))
        made.append(ref(own))
        prove_text("申报企业应如实填报。", library=own)
    del own, short
    gc.collect()
    assert sum(one() is not None for one in made) <= LIBRARIES


def _nodes_waiting() -> int:
    """How many nodes of XML hang on parts of Word files that nobody holds but one another."""
    parts = [found for found in gc.get_objects() if isinstance(found, XmlPart)]
    return sum(1 for part in parts for _ in part.element.iter())


def _a_letter() -> bytes:
    letter, out = docx.Document(), io.BytesIO()
    for number in range(200):
        letter.add_paragraph(f"{number}. 申报企业应当如实填报。")
    letter.save(out)
    return out.getvalue()


@pytest.mark.usefixtures("uncollected")
def test_an_export_leaves_no_tree_of_a_word_file_behind(tmp_path: Path) -> None:
    before = _nodes_waiting()
    done = export(draft_of(_example("pass.yaml")), tmp_path)  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    assert any(path.suffix == ".docx" for path in done.files)
    assert _nodes_waiting() - before < 200


@pytest.mark.usefixtures("uncollected")
def test_a_word_file_that_was_read_leaves_no_tree_behind() -> None:
    letter = _a_letter()
    gc.collect()
    before = _nodes_waiting()
    assert "如实填报" in load_bytes(letter, "letter.docx")
    assert _nodes_waiting() - before < 200
