"""申报书: the sections of the declaration with all that stands beside them, and its figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from knowledge.document import Library
from rules.check import edition_for
from ui.facts.figures import WORKED, put_figures, worked_in
from ui.facts.values import Plain, sound
from ui.render.reason import went_wrong
from ui.render.sections import beside, detail, listed
from ui.render.trouble import trouble_card
from ui.render.writing import hand
from ui.tabs.chat import drawer, join_panel
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.drawer import Hold, apart
from ui.tabs.picks import sent
from ui.tabs.prose import join_prose
from ui.tabs.sheet import ACCEPTED, Laid, lay_out
from ui.tabs.upload import takes
from ui.tabs.writer import Sheet, Writer, adopted, drawn, own_text, scale, table
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words

FIRST = "summary"
AT_ONCE = 6
Lengths = Mapping[str, int]
Filled = tuple[Any, ...]


@dataclass(frozen=True)
class WriteTab:
    """The tab with its components, and the self-check whose draft it works on."""

    writer: Writer
    checked: CheckTab
    laid: Laid
    picked: gr.State
    lengths: gr.State
    before: gr.State
    hold: gr.State

    @property
    def shown(self) -> list[Any]:
        """What every look fills."""
        on, figures = self.laid.sections, self.laid.figures
        section = [on.listed, on.detail, on.beside, on.tools, on.length, on.own]
        return [self.laid.hand, self.laid.work, *section, figures.rows, figures.chart]

    @property
    def state(self) -> list[Any]:
        """What every look needs."""
        return [self.checked.draft, self.checked.place, self.picked, self.lengths]

    @property
    def everywhere(self) -> list[Any]:
        """What a changed draft fills."""
        return [*self.shown, *self.checked.opened]

    def look(self, draft: Plain, place: str, picked: str, lengths: Lengths) -> Filled:
        """Put a draft before the reader; the screen's one catch-all stands here."""
        if not draft:
            return self._nothing(hand(draft, "", self.writer.words))
        try:
            return self._filled(draft, self.writer.sheet(draft, place, lengths), picked, lengths)
        except Exception as error:
            return self._nothing(trouble_card(self.failed(error)))

    def failed(self, error: Exception) -> str:
        """What went wrong, in words."""
        return went_wrong(error, self.writer.words, "write.failed")

    def _nothing(self, said: str) -> Filled:
        return said, gr.update(visible=False), *(gr.skip() for _ in self.shown[2:])

    def _filled(self, draft: Plain, sheet: Sheet, picked: str, lengths: Lengths) -> Filled:
        words, one = self.writer.words, sheet.one(picked)
        wanted, bars = lengths.get(one.whole.name), drawn(sheet.figures, words)
        return (
            hand(draft, sheet.yaml, words),
            gr.update(visible=True),
            listed(sheet.written, one.whole.name, sheet.seen, words),
            detail(one, sheet.seen, words),
            beside(one, sheet.seen, library=self.writer.library, words=words),
            gr.update(visible=bool(one.whole.field)),
            str(wanted) if wanted else "",
            one.text,
            table(sheet.figures, words),
            gr.update(value=bars, y_lim=scale(bars)),
        )

    def changed(self, draft: Plain, place: str, picked: str, lengths: Lengths) -> Filled:
        """A changed draft put before the reader, here and on the self-check."""
        return *self.look(draft, place, picked, lengths), *self.checked.open(draft, place)


def write_tab(  # noqa: PLR0913 - the page round it
    *, checked: CheckTab, library: Library, words: Words, tabs: gr.Tabs, opened: gr.Tab,
    hold: gr.State,
) -> list[gr.HTML]:  # fmt: skip
    """Lay out the tab and join its events; returns what names facts to be filled in."""
    with gr.Column(elem_classes="td-write"):
        laid = lay_out(words)
    panel = drawer("write-panel", words)
    states = gr.State(FIRST), gr.State({}), gr.State(({}, None)), hold
    tab = WriteTab(Writer(checked.does), checked, laid, *states)
    _join_turning(tab, opened)
    _join_sections(tab)
    _join_texts(tab)
    _join_figures(tab)
    _join_opening(tab)
    join_prose(
        laid.sections.prose, writer=tab.writer, state=tab.state, everywhere=tab.everywhere,
        changed=tab.changed,
    )  # fmt: skip
    go = laid.sections.go
    go.click(lambda: gr.update(selected="export"), None, tabs, queue=False, **QUIETLY)
    join_panel([laid.sections.beside, panel], panel, library=library, words=words)
    return [laid.sections.detail, laid.sections.beside]


def _join_turning(tab: WriteTab, opened: gr.Tab) -> None:
    """A draft found again may come after the tab was opened: then it is drawn when it comes."""
    waiting = gr.State(False)

    def turned(draft: Plain, place: str, picked: str, lengths: Lengths) -> Filled:
        return not draft, *tab.look(draft, place, picked, lengths)

    def came(draft: Plain, place: str, picked: str, lengths: Lengths, waited: bool) -> Filled:
        if not waited or not draft:
            return tuple(gr.skip() for _ in outputs)
        return turned(draft, place, picked, lengths)

    outputs = [waiting, *tab.shown]
    opened.select(turned, tab.state, outputs, **QUIETLY)
    tab.checked.draft.change(came, [*tab.state, waiting], outputs, **QUIETLY)


def _join_sections(tab: WriteTab) -> None:
    def chosen(
        draft: Plain, place: str, picked: str, lengths: Lengths, event: gr.EventData
    ) -> Filled:
        name = sent(event).partition("|")[2]
        return name, *tab.look(draft, place, name, lengths)

    def shorter(draft: Plain, place: str, picked: str, lengths: Lengths, wanted: str) -> Filled:
        now = {**lengths, picked: int(wanted) if wanted.strip().isdecimal() else 0}
        return now, *tab.look(draft, place, picked, now)

    on = tab.laid.sections
    on.listed.select(chosen, tab.state, [tab.picked, *tab.shown], queue=False, **QUIETLY)
    gr.on(
        [on.shorten.click, on.length.submit], shorter, [*tab.state, on.length],
        [tab.lengths, *tab.shown], **QUIETLY,
    )  # fmt: skip


def _join_texts(tab: WriteTab) -> None:
    def joined(change: Callable[..., Plain]) -> Callable[..., Filled]:
        """A change of the draft that needs its sections, as an event."""

        def done(draft: Plain, place: str, picked: str, lengths: Lengths, *more: str) -> Filled:
            sheet = tab.writer.sheet(draft, place, lengths)
            return tab.changed(change(draft, sheet, picked, *more), place, picked, lengths)

        return done

    def taken(draft: Plain, sheet: Sheet, picked: str) -> Plain:
        return adopted(draft, [sheet.one(picked)])

    def kept(draft: Plain, sheet: Sheet, picked: str, text: str) -> Plain:
        return own_text(draft, sheet.one(picked), text)

    def filled(draft: Plain, sheet: Sheet, picked: str) -> Plain:
        return adopted(draft, [one for one in sheet.written if one.held is None])

    def typing(draft: Plain, place: str, picked: str, lengths: Lengths, text: str) -> Any:
        """Keep own words while they are written; what is drawn stays, so that no click is lost."""
        one = tab.writer.sheet(draft, place, lengths).one(picked)
        return gr.skip() if text.strip() == one.text.strip() else own_text(draft, one, text)

    on = tab.laid.sections
    gr.on(
        [on.typed.input, on.own.blur], typing, [*tab.state, on.own], tab.checked.draft,
        trigger_mode="always_last", concurrency_limit=AT_ONCE, concurrency_id="write", **QUIETLY,
    )  # fmt: skip
    on.adopt.click(joined(taken), tab.state, tab.everywhere, **QUIETLY)
    on.keep.click(joined(kept), [*tab.state, on.own], tab.everywhere, **QUIETLY)
    on.every.click(joined(filled), tab.state, tab.everywhere, **QUIETLY)


def _join_figures(tab: WriteTab) -> None:
    def typed(
        draft: Plain, place: str, picked: str, lengths: Lengths, rows: list[list[Any]]
    ) -> Filled:
        edition = edition_for(sound(draft)[0], place=place)
        return tab.changed(put_figures(draft, rows, edition), place, picked, lengths)

    def worked(draft: Plain, place: str, picked: str, lengths: Lengths) -> Filled:
        edition = edition_for(sound(draft)[0], place=place)
        return tab.changed(worked_in(draft, edition), place, picked, lengths)

    # A table drawn anew would take away what was typed into it meanwhile: the page itself puts
    # the columns worked out beside the cells as they then stand, once no cell is being edited.
    on = tab.laid.figures
    aside = [on.found if one is on.rows else one for one in tab.everywhere]
    on.rows.input(
        typed, [*tab.state, on.rows], aside, trigger_mode="always_last",
        concurrency_limit=AT_ONCE, concurrency_id="write", **QUIETLY,
    ).then(None, None, None, js=script("settled.js")).then(
        None, [on.rows, on.found], on.rows, js=f"({script('worked.js')})({WORKED})"
    )  # fmt: skip
    on.work_out.click(worked, tab.state, tab.everywhere, **QUIETLY)


def _join_opening(tab: WriteTab) -> None:
    def received(  # noqa: PLR0913 - what the page sends, and whose it is
        path: str, draft: Plain, place: str, picked: str, held: Hold | None, request: gr.Request
    ) -> Filled:
        try:
            now, told = tab.writer.read(Path(path), place)
        except Exception as error:
            skipped = (gr.skip() for _ in outputs[1:])
            text = tab.failed(error) + takes(ACCEPTED, tab.writer.words)
            return trouble_card(text), *skipped
        undo, anew = gr.update(visible=bool(draft)), apart(held, person_of(request).id)
        return told, (draft, held), undo, {}, anew, *tab.changed(now, place, picked, {})

    def undone(before: tuple[Plain, Hold | None], place: str, picked: str) -> Filled:
        draft, held = before
        shown = tab.changed(draft, place, picked, {})
        return "", ({}, None), gr.update(visible=False), {}, held, *shown

    on, place, picked = tab.laid, tab.checked.place, tab.picked
    outputs = [on.said, tab.before, on.undo, tab.lengths, tab.hold, *tab.everywhere]
    state = [tab.checked.draft, place, picked, tab.hold]
    on.file.upload(received, [on.file, *state], outputs, **QUIETLY)
    on.undo.click(undone, [tab.before, place, picked], outputs, **QUIETLY)
