"""资格自评: a form in steps, the four tiers as one types, the findings with their clauses."""

from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from knowledge.document import Library
from rules.law.edition import NATION, resolve
from rules.reading import Unreadable, decoded
from ui.facts.steps import PATHS, evidence_norm, step_of
from ui.facts.values import Plain, Value, emptied, evidence_of, gathered, put_evidence, shown
from ui.render.checked import evidence_clause, first_words
from ui.render.clause import clause_empty
from ui.render.reason import went_wrong
from ui.render.report import Seen
from ui.render.trouble import trouble_card
from ui.tabs.chat import join_panel
from ui.tabs.drawer import Hold, apart
from ui.tabs.form import Form, form
from ui.tabs.picks import sent
from ui.tabs.selfcheck import Check, SelfCheck
from ui.tabs.upload import upload_button
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words

AT_ONCE = 6
QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True)
class _Opening:
    text: gr.Textbox
    read: gr.Button
    file: gr.UploadButton
    clear: gr.Button
    said: gr.HTML


@dataclass(frozen=True)
class CheckTab:
    """The tab with the components that a look at a draft fills."""

    does: SelfCheck
    draft: gr.State
    seen: gr.State
    place: gr.Dropdown
    above: gr.HTML
    below: gr.HTML
    form: Form

    @property
    def shown(self) -> list[Any]:
        """What every look returns."""
        return [self.seen, self.above, self.below]

    @property
    def opened(self) -> list[Any]:
        """What opening a draft returns: the draft, a look, every control."""
        return [self.draft, *self.shown, *self.form.listed]

    @property
    def asking(self) -> list[Any]:
        """What turning to one fact's step returns."""
        evidence = self.form.evidence
        opened = [evidence.norm, evidence.clause, *evidence.fields, evidence.save]
        return [self.form.steps, *opened]

    def open(self, draft: Plain, place: str) -> tuple[Any, ...]:
        """A draft put before the reader."""
        return draft, *self.does.look(draft, place, ""), *(shown(draft, p) for p in PATHS)


def check_tab(*, check: Check, library: Library, words: Words, hold: gr.State) -> CheckTab:
    """Lay out the tab and join its events; `hold` says where the draft of this page is kept."""
    with gr.Row(elem_classes="td-columns td-check"):
        with gr.Column(scale=5, min_width=340, elem_classes="td-main"):
            place, opening = _opening(words)
            asked = form(words)
        with gr.Column(scale=6, min_width=340, elem_classes="td-side"):
            above = _html(first_words(words), "glance")
    below = _html("", "findings")
    panel = _html(clause_empty(words), "check-panel", "panel.js")
    tab = CheckTab(
        SelfCheck(check, library, words),
        gr.State({}),
        gr.State(None),
        place,
        above,
        below,
        asked,
    )
    _join_form(tab)
    _join_picks(tab)
    _join_evidence(tab)
    _join_opening(tab, opening, hold)
    join_panel([above, below, panel], panel, library=library, words=words)
    return tab


def _html(value: str, name: str, *scripts: str) -> gr.HTML:
    loaded = "".join(script(each) for each in ("links.js", *scripts))
    return gr.HTML(value, js_on_load=loaded, elem_id=name, apply_default_css=False)


def _opening(words: Words) -> tuple[gr.Dropdown, _Opening]:
    with gr.Row(elem_classes="td-scope td-opening"):
        places = [(words("place.hebei"), "河北省"), (words("place.nation"), NATION)]
        place = gr.Dropdown(
            places, value="河北省", label=words("chat.place"), elem_id="check-place", min_width=140
        )
        file = upload_button(
            words("check.upload"), [".yaml", ".yml", ".json"], words, type="binary",
            elem_classes="td-plain", min_width=90, elem_id="upload",
        )  # fmt: skip
        clear = gr.Button(words("check.clear"), elem_classes="td-plain", min_width=60)
    with gr.Accordion(words("check.paste"), open=False, elem_classes="td-paste"):
        text = gr.Textbox(
            label=words("check.paste_label"), lines=6, max_lines=14, elem_id="paste",
            placeholder=words("check.paste_hint"),
        )  # fmt: skip
        read = gr.Button(words("check.read"), size="sm", elem_id="paste-read")
    said = gr.HTML("", apply_default_css=False, elem_id="opening-said")
    return place, _Opening(text, read, file, clear, said)


def chosen(seen: Seen | None) -> tuple[str, str, str]:
    """What one session looks at: the findings picked, the tier to reach, the group opened."""
    return (seen.picked, seen.goal, seen.opened) if seen else ("", "", "")


def _join_form(tab: CheckTab) -> None:
    def changed(draft: Plain, seen: Seen | None, place: str, *values: Value) -> Any:
        now = draft if emptied(draft, values) else gathered(draft, values)
        return now, *tab.does.look(now, place, *chosen(seen))

    picks = [c.input for c in tab.form.listed if not isinstance(c, gr.Textbox)]
    triggers = [tab.form.typed.input, *picks, tab.place.input]
    gr.on(
        triggers, changed, [tab.draft, tab.seen, tab.place, *tab.form.listed],
        [tab.draft, *tab.shown], trigger_mode="always_last",
        concurrency_limit=AT_ONCE, concurrency_id="check", **QUIETLY,
    )  # fmt: skip


def _join_picks(tab: CheckTab) -> None:
    def picked(draft: Plain, seen: Seen | None, place: str, event: gr.EventData) -> Any:
        kind, _, path = sent(event).partition("|")
        if kind == "plan":
            now = replace(seen, goal=path) if seen else None
            return *tab.does.show(draft, place, now), *(gr.skip() for _ in tab.asking)
        if kind == "rows":
            now = replace(seen, opened="" if seen.opened == path else path) if seen else None
            return *tab.does.show(draft, place, now), *(gr.skip() for _ in tab.asking)
        if kind != "field":
            now = replace(seen, picked=sent(event)) if seen else None
            return *tab.does.show(draft, place, now), *(gr.skip() for _ in tab.asking)
        return *(gr.skip() for _ in tab.shown), *turn_to(tab, draft, place, path)

    gr.on(
        [tab.above.select, tab.below.select], picked, [tab.draft, tab.seen, tab.place],
        [*tab.shown, *tab.asking], queue=False, **QUIETLY,
    )  # fmt: skip


def join_wants(source: gr.HTML, tabs: gr.Tabs, tab: CheckTab) -> None:
    """From a missing fact named elsewhere, turn to this tab and the step that asks for it."""

    def wanted(draft: Plain, place: str, event: gr.EventData) -> Any:
        path = sent(event).partition("|")[2]
        return gr.update(selected="check"), *turn_to(tab, draft, place, path)

    source.select(wanted, [tab.draft, tab.place], [tabs, *tab.asking], queue=False, **QUIETLY)


def turn_to(tab: CheckTab, draft: Plain, place: str, path: str) -> tuple[Any, ...]:
    """Show the step that asks for a path; for evidence, its norm and what is held of it."""
    norm, step = evidence_norm(path), step_of(path)
    steps = gr.update(selected=step) if step else gr.skip()
    if norm is None:
        return steps, *(gr.skip() for _ in range(7))
    found = next((n for n in resolve(place, None).body.norms if n.id == norm), None)
    clause = evidence_clause(found, tab.does.words) if found else tab.does.words("evidence.lost")
    return steps, norm, clause, *evidence_of(draft, norm), gr.update(interactive=True)


def _join_evidence(tab: CheckTab) -> None:
    evidence = tab.form.evidence

    def saved(draft: Plain, seen: Seen | None, place: str, norm: str, *values: str | None) -> Any:
        now = put_evidence(draft, norm, values) if norm else draft
        return now, *tab.does.look(now, place, *chosen(seen))

    evidence.save.click(
        saved, [tab.draft, tab.seen, tab.place, evidence.norm, *evidence.fields],
        [tab.draft, *tab.shown], **QUIETLY,
    )  # fmt: skip


def _join_opening(tab: CheckTab, opening: _Opening, hold: gr.State) -> None:
    skipped = tuple(gr.skip() for _ in (hold, *tab.opened))

    def opened(
        text: str, where: str, place: str, held: Hold | None, request: gr.Request
    ) -> tuple[Any, ...]:
        draft, said = tab.does.read(text, where)
        if said:
            return said, *skipped
        return "", apart(held, person_of(request).id), *tab.open(draft, place)

    def pasted(text: str, place: str, held: Hold | None, request: gr.Request) -> tuple[Any, ...]:
        return opened(text, tab.does.words("check.pasted"), place, held, request)

    def uploaded(
        content: bytes, place: str, held: Hold | None, request: gr.Request
    ) -> tuple[Any, ...]:
        where = tab.does.words("check.uploaded")
        try:
            return opened(decoded(content, where=where), where, place, held, request)
        except Unreadable as error:
            return trouble_card(went_wrong(error, tab.does.words, "check.failed")), *skipped

    outputs, state = [opening.said, hold, *tab.opened], [tab.place, hold]
    opening.read.click(pasted, [opening.text, *state], outputs, **QUIETLY)
    opening.file.upload(uploaded, [opening.file, *state], outputs, **QUIETLY)
    opening.clear.click(
        lambda place: ("", *tab.open({}, place)), tab.place, [opening.said, *tab.opened], **QUIETLY
    )
