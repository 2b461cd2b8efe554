"""导出: the draft at hand through the gate; what holds it, or the files."""

from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from knowledge.document import Library
from rules.gate import Exported, Held
from ui.api import Export
from ui.facts.named import named_report
from ui.facts.values import Plain, sound
from ui.render.exported import at_hand, held, released
from ui.render.reason import went_wrong
from ui.render.report import form_errors
from ui.render.trouble import trouble_card
from ui.room import fresh_room
from ui.tabs.chat import drawer, join_panel
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.explain import explain_part
from ui.tabs.many import many_tab
from ui.tabs.papers import Clerk, papers_tab, verify_tab
from ui.theme import script
from ui.words.book import Words

AT_ONCE = 2


@dataclass(frozen=True)
class Gatekeeper:
    """What the tab needs: the gate, the library, the words."""

    export: Export
    library: Library
    words: Words

    def ask(self, draft: Plain, place: str) -> tuple[str, list[str]]:
        """Pass a plain draft through the gate; the screen's one catch-all stands here."""
        if not draft:
            return trouble_card(self.words("export.empty")), []
        whole, errors = sound(draft)
        if errors:
            return form_errors(errors, self.words), []
        try:
            done = self.export(whole, fresh_room(), place=place)
        except Exception as error:
            text = went_wrong(error, self.words, "export.failed")
            return trouble_card(text), []
        return self.told(done, draft)

    def told(self, done: Exported | Held, draft: Plain) -> tuple[str, list[str]]:
        """What holds the draft, or its files."""
        if isinstance(done, Held):
            done = replace(done, report=named_report(done.report, draft))
            return held(done, library=self.library, words=self.words), []
        return released(done, self.words), [str(path) for path in done.files]


def _leaving(words: Words) -> tuple[gr.Button, gr.HTML, gr.File]:
    go = gr.Button(words("export.go"), variant="primary", elem_id="export-go")
    said = gr.HTML(
        "", js_on_load=script("links.js"), elem_id="export-said", apply_default_css=False
    )
    files = gr.File(
        label=words("export.files"), file_count="multiple", visible=False, elem_id="files",
        interactive=False, elem_classes="td-files",
    )  # fmt: skip
    return go, said, files


def export_tab(
    *, export: Export, checked: CheckTab, library: Library, words: Words, opened: gr.Tab
) -> gr.HTML:
    """Lay out the tab and join its events; returns what tells of the gate."""
    gate, clerk = Gatekeeper(export, library, words), Clerk(library, words)
    with gr.Tabs(
        elem_classes="td-steps td-export", elem_id="export-parts", overflow_behavior="wrap"
    ):
        with gr.Tab(words("export.declaration")):
            hand = gr.HTML(at_hand({}, words), elem_id="at-hand", apply_default_css=False)
            part = explain_part(checked, library, words)
            go, said, files = _leaving(words)
        with gr.Tab(words("papers.title")):
            listed = papers_tab(clerk, checked)
        with gr.Tab(words("verify.title")):
            verify_tab(clerk)
        with gr.Tab(words("many.title")):
            many_tab(checked, words)
    panel = drawer("export-panel", words)

    def asked(held_draft: Plain, where: str) -> tuple[str, Any]:
        text, paths = gate.ask(held_draft, where)
        return text, gr.update(value=paths or None, visible=bool(paths))

    draft, place = checked.draft, checked.place
    go.click(
        asked, [draft, place], [said, files], trigger_mode="once",
        concurrency_limit=AT_ONCE, api_visibility="private",
    )  # fmt: skip
    opened.select(part.look, [draft, place], part.listed, **QUIETLY)
    join_panel([said, part.listed, listed, panel], panel, library=library, words=words)

    def changed(now: Plain, where: str) -> tuple[Any, ...]:
        return at_hand(now, words), part.look(now, where), "", gr.update(value=None, visible=False)

    draft.change(
        changed, [draft, place], [hand, part.listed, said, files], trigger_mode="always_last",
        queue=False, **QUIETLY,
    )  # fmt: skip
    return said
