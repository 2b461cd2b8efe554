"""No other module renders, and no other module of rules writes a file: read from the source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("assistant", "knowledge", "rules", "ui", "evals")
RENDER = ROOT / "rules/render"
GATE = ROOT / "rules/gate.py"
WRITERS = {"docxtpl", "openpyxl", "xlsxwriter", "docx"}
READERS = ROOT / "knowledge/loaders"
PLACES_A_FILE = {"write_text", "write_bytes", "mkdtemp", "mkstemp", "NamedTemporaryFile", "replace"}
TICKETS = {"Cleared", "_TOKEN", "_SEALS", "_redeem", "_judged"}
IN_RULES_THAT_WRITE = {RENDER / "writing.py", RENDER / "templates/make.py"}


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    """One module, read once for all tests."""
    return ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def called(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func
            if isinstance(name, ast.Attribute):
                yield name.attr, node
            elif isinstance(name, ast.Name):
                yield name.id, node


def test_the_renderer_is_imported_by_the_gate_alone() -> None:
    found = [
        path
        for path, tree in modules(*PACKAGES)
        if RENDER not in path.parents
        and path != GATE
        and any(name.startswith("rules.render") for name in imported(tree))
    ]
    assert found == []


def test_office_writers_are_imported_by_the_renderer_and_readers_alone() -> None:
    found = {
        str(path.relative_to(ROOT)): sorted(WRITERS & {name.split(".")[0] for name in imported(t)})
        for path, t in modules(*PACKAGES)
        if RENDER not in path.parents and READERS not in path.parents
    }
    found = {path: names for path, names in found.items() if names}
    assert {path: n for path, n in found.items() if not path.startswith("assistant/import")} == {}


def test_no_reader_of_office_files_saves_one() -> None:
    for path, tree in modules("knowledge", "assistant"):
        if WRITERS & {name.split(".")[0] for name in imported(tree)}:
            assert "save" not in {name for name, _ in called(tree)}, path


def writes(name: str, call: ast.Call) -> bool:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    modes = [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    opens = name == "open" and any(set(mode) & set("wax+") and len(mode) < 4 for mode in modes)
    moves = name == "replace" and len(call.args) == 2 and "os" in ast.unparse(call.func)
    return opens or moves or (name in PLACES_A_FILE and name != "replace")


def test_in_rules_only_the_gates_own_writer_touches_the_disk() -> None:
    found = {
        path for path, tree in modules("rules") if any(writes(name, c) for name, c in called(tree))
    }
    assert found == IN_RULES_THAT_WRITE


def test_the_gates_writer_is_called_by_the_gate_alone() -> None:
    callers = {
        path
        for path, tree in modules(*PACKAGES)
        if any(ast.unparse(call.func) == "writing.place" for _, call in called(tree))
    }
    assert callers == {GATE}


def test_nobody_but_the_gate_makes_or_redeems_a_ticket() -> None:
    for path, tree in modules(*PACKAGES):
        if path == GATE:
            continue
        made = [call for name, call in called(tree) if name == "Cleared"]
        assert made == [], path
        private = [n for n in imported(tree) if n.startswith("rules.gate._")]
        assert private == [], path
        touched = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and ast.unparse(node.value).endswith("gate")
            and node.attr in TICKETS - {"Cleared"}
        }
        assert touched == set(), path


def test_the_gate_takes_no_check_from_outside() -> None:
    tree = ast.parse(GATE.read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    taken = {
        f.name: [a.arg for a in (*f.args.args, *f.args.kwonlyargs)]
        for f in functions
        if not f.name.startswith("_")
    }
    assert taken == {
        "gate": ["stated", "as_of", "place"],
        "render": ["ticket", "stated", "templates"],
        "export": ["stated", "directory", "as_of", "place", "templates"],
        "export_review": ["stated", "directory", "as_of", "place", "templates"],
        "template_names": [],
        "export_templates": ["directory"],
        "export_checklist": ["tier", "directory", "draft", "as_of", "place"],
        "export_problems": ["held", "directory", "templates"],
        "export_pack": ["content", "directory", "templates"],
        "pack_in": ["content"],
        "pack_compared": ["content", "record", "templates"],
        "read_back": ["content", "where"],
        "compared": ["content", "embedded", "stated", "templates"],
    }


def test_no_clock_and_no_chance_decides_a_byte() -> None:
    clocks = {"time", "random", "uuid", "secrets"}
    for path, tree in modules("rules/render"):
        assert not clocks & {name.split(".")[0] for name in imported(tree)}, path
        assert not {"now", "today", "utcnow"} & {name for name, _ in called(tree)}, path
