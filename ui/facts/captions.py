"""What the screen calls a fact: the draft's own label, or the language's own words for it."""

import re

from rules.facts.labels import label, question
from rules.law.edition import NATION, resolve
from ui.facts.named import RECORD
from ui.facts.steps import KPI, evidence_norm, form_path, model_path
from ui.words.book import Words

POSITION = re.compile(r"\[(\d+)\]")


def caption(path: str, words: Words) -> str:
    """The name of a fact, as short as a form's label; of a record's part, with that part."""
    found = RECORD.fullmatch(path)
    if found is None or found["part"] in (None, "value"):
        return _caption(path, words)
    name, part = f"{found['list']}[].{found['part']}", f"{found['list']}.{found['part']}"
    whole = _caption(path.rpartition(".")[0], words)
    return f"{whole} · {words.get(f'field.{part}', label(name))}"


def _caption(path: str, words: Words) -> str:
    if norm := evidence_norm(path):
        return words("field.evidence", norm=norm)
    if norm := _explained(path):
        return words("field.explanations", norm=norm)
    figure = KPI.fullmatch(form_path(path))
    if figure and int(figure[1]) in resolve(NATION, None).body.indicators:
        return _figure(int(figure[1]), words)
    if "[0]" in path and path.split("[")[0] in ("awards", "incidents"):
        path = model_path(path).replace("[0]", "[]")
    if words.language == "zh":
        return label(path)
    general = POSITION.sub("", path).replace("[]", "")
    found = POSITION.search(path)
    name = words.get(f"field.{general}", label(path))
    return f"{name} ({int(found[1]) + 1})" if found else name


def _explained(path: str) -> str:
    found = RECORD.fullmatch(path)
    return found["name"] if found and found["list"] == "explanations" else ""


def _figure(number: int, words: Words) -> str:
    indicator = resolve(NATION, None).body.indicators[number]
    return words.get(f"kpi.{number}", indicator.name) + f"（{indicator.unit}）"


def hint(path: str, words: Words) -> str | None:
    """What the draft's own question says in brackets: how to answer, not what is asked."""
    if words.language != "zh" or KPI.fullmatch(path):
        return None
    found = re.search(r"（([^）]{4,})）", question(model_path(path).replace("[0]", "[]")))
    return found[1] if found and "空列表" not in found[1] else None
