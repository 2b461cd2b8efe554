"""Papers beside the declaration: the checklist, the sheet for experts, and checking a file."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.desk.pack import changed_clauses
from knowledge.document import Library
from rules.finding import Tier
from rules.gate import Held, export_checklist, export_review
from rules.verify import verify
from rules.verify_pack import verify_pack
from ui.facts.named import named_report
from ui.facts.values import Plain, sound
from ui.render.exported import held
from ui.render.html import tag
from ui.render.papers import checklist, verified, verified_pack
from ui.render.reason import went_wrong
from ui.render.report import form_errors
from ui.render.trouble import trouble_card
from ui.room import fresh_room, laid_down
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.upload import upload_button
from ui.theme import script
from ui.words.book import Words
from ui.works import listed, tier_named

Told = tuple[str, list[str]]


@dataclass(frozen=True)
class Clerk:
    """What the papers need: the library and the words."""

    library: Library
    words: Words

    def list(self, draft: Plain, place: str, tier: str) -> Told:
        """What to prepare for a tier, on screen and as a spreadsheet."""
        stated = sound(draft)[0] if draft else None
        wanted = tier_named(tier, self.words("papers.tier"))
        items = listed(wanted, stated, place=place)
        paths = export_checklist(wanted, fresh_room(), draft=stated, place=place)
        return checklist(items, self.library, self.words), [str(path) for path in paths]

    def review(self, draft: Plain, place: str) -> Told:
        """The sheet for experts; a draft that is held has none."""
        if not draft:
            return trouble_card(self.words("export.empty")), []
        whole, errors = sound(draft)
        if errors:
            return form_errors(errors, self.words), []
        done = export_review(whole, fresh_room(), place=place)
        if isinstance(done, Held):
            done = replace(done, report=named_report(done.report, draft))
            return held(done, library=self.library, words=self.words), []
        said = tag("p", self.words("papers.review_done"), cls="td-released", role="status")
        return said, [str(path) for path in done]

    def verify(self, path: str) -> str:
        """What became of an exported file since."""
        name = Path(path).name
        with laid_down(name, Path(path).read_bytes()) as received:
            pack = verify_pack(received)
            if pack is not None:
                changed = changed_clauses(pack.content, self.library)
                return verified_pack(pack, name, changed, self.words)
            return verified(verify(received), name, self.words)

    def failed(self, error: Exception) -> str:
        """What went wrong, in words."""
        text = went_wrong(error, self.words, "papers.failed")
        return trouble_card(text)


def papers_tab(clerk: Clerk, checked: CheckTab) -> gr.HTML:
    """The checklist and the sheet for experts; returns what opens clauses."""
    words = clerk.words
    gr.HTML(words("papers.help"), elem_classes="td-step-help")
    tiers = [(words(f"tier.{tier}"), tier.value) for tier in Tier]
    tier = gr.Radio(
        tiers, value=Tier.EXCELLENT.value, label=words("papers.tier"), elem_id="papers-tier",
        elem_classes="td-yes",
    )  # fmt: skip
    with gr.Row(elem_classes="td-buttons"):
        make = gr.Button(words("papers.make"), size="sm", elem_id="papers-list")
        experts = gr.Button(words("papers.review"), size="sm", elem_id="papers-review")
    files = gr.File(
        label=words("papers.files"), file_count="multiple", visible=False, elem_id="papers-files",
        interactive=False, elem_classes="td-files",
    )  # fmt: skip
    said = gr.HTML(
        "", js_on_load=script("links.js"), elem_id="papers-said", apply_default_css=False
    )

    def filled(told: Told) -> tuple[Any, ...]:
        return told[0], gr.update(value=told[1] or None, visible=bool(told[1]))

    def made(draft: Plain, place: str, wanted: str) -> tuple[Any, ...]:
        try:
            return filled(clerk.list(draft, place, wanted))
        except Exception as error:
            return filled((clerk.failed(error), []))

    def judged(draft: Plain, place: str) -> tuple[Any, ...]:
        try:
            return filled(clerk.review(draft, place))
        except Exception as error:
            return filled((clerk.failed(error), []))

    make.click(made, [checked.draft, checked.place, tier], [said, files], **QUIETLY)
    experts.click(judged, [checked.draft, checked.place], [said, files], **QUIETLY)
    return said


def verify_tab(clerk: Clerk) -> None:
    """A file that was exported, held against what its own draft renders to."""
    words = clerk.words
    gr.HTML(words("verify.help"), elem_classes="td-step-help")
    file = upload_button(
        words("verify.file"), [".docx", ".xlsx", ".json"], words, type="filepath",
        elem_id="verify-file", size="sm",
    )  # fmt: skip
    said = gr.HTML("", elem_id="verify-said", apply_default_css=False)

    def checked(path: str) -> str:
        try:
            return clerk.verify(path)
        except Exception as error:
            return clerk.failed(error)

    file.upload(checked, file, said, **QUIETLY)
