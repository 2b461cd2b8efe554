"""Where a draft lies while it is written: in the database, with a version; no change is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from assistant.store.drafts import Drafts, KeptDraft, NoSuchDraft, Stale
from ui.facts.named import KEYS
from ui.facts.values import Plain

# What a browser keeps: whose draft, which, from which version on, and what it says.
Kept = Mapping[str, Any]


@dataclass(frozen=True)
class Hold:
    """What one open page holds of a draft: the version it started from, and what that said.

    `theirs` is what the draft says meanwhile, when another page was faster; until somebody has
    chosen, nothing of this page is written.
    """

    owner: str
    id: str = ""
    version: int = 0
    base: Mapping[str, Any] | None = None
    theirs: KeptDraft | None = None

    def on(self, kept: KeptDraft) -> "Hold":
        """The same page, now going on from this version."""
        return Hold(self.owner, kept.id, kept.version, kept.stated)

    def kept(self, draft: Plain) -> Kept:
        """What the browser keeps of it, to go on after a reload."""
        if not draft:
            return {}
        shape = {"owner": self.owner, "id": self.id, "version": self.version, "draft": draft}
        # Only a conflict needs to know where both sides began.
        return shape if self.theirs is None else {**shape, "base": self.base}


def apart(held: Hold | None, owner: str) -> Hold:
    """The hold of a draft brought in: one of its own, and the one before stays as it is kept.

    While two pages disagree about a draft nothing new is begun.
    """
    return held if held is not None and held.theirs is not None else Hold(owner)


@dataclass(frozen=True)
class Drawer:
    """The drafts of the database as a page uses them."""

    drafts: Drafts

    def opened(self, owner: str, kept: Kept | None) -> tuple[Plain, Hold]:
        """The draft this browser was writing, as it is now; what was not written is a conflict."""
        if not kept or kept.get("owner", owner) != owner:
            return {}, Hold(owner)
        # Before drafts were kept here, a browser kept nothing but what the draft said.
        held: Plain = dict(kept.get("draft", kept))
        try:
            now = self.drafts.get(owner, str(kept.get("id", "")))
        except NoSuchDraft:
            return held, self.saved(Hold(owner), held)
        if now.version == kept.get("version") or now.stated == held:
            # Last keystrokes may not have been written: they are this page's next change.
            return held, Hold(owner).on(now)
        return held, Hold(owner, now.id, int(kept.get("version") or 0), kept.get("base"), now)

    def saved(self, hold: Hold, draft: Plain) -> Hold:
        """Write a change; one that comes too late leaves a hold with what is there instead."""
        if not draft:
            return Hold(hold.owner)
        if not hold.id:
            return hold.on(self.drafts.start(hold.owner, draft))
        if hold.base == draft:
            return hold
        try:
            return hold.on(self.drafts.save(hold.owner, hold.id, draft, version=hold.version))
        except Stale as stale:
            if stale.current.stated == draft:
                return hold.on(stale.current)
            return replace(hold, theirs=stale.current)
        except NoSuchDraft:
            return hold.on(self.drafts.start(hold.owner, draft))

    def mine(self, hold: Hold, draft: Plain) -> Hold:
        """What this page says counts: written over the other, whose version it now knows."""
        if hold.theirs is None:
            return hold
        return self.saved(hold.on(hold.theirs), draft)


def merged(base: Any, mine: Any, theirs: Any, name: str = "") -> Any:
    """Both changes in one: what only one side changed, and mine where both did."""
    if mine == base:
        return theirs
    if theirs == base:
        return mine
    if name in KEYS:
        sides = [_keyed(side, KEYS[name]) for side in (base, mine, theirs)]
        return list(merged(sides[0], sides[1], sides[2]).values())
    if not (isinstance(mine, dict) and isinstance(theirs, dict)):
        return mine
    before = base if isinstance(base, dict) else {}
    names = dict.fromkeys((*theirs, *mine))
    whole = {n: merged(before.get(n), mine.get(n), theirs.get(n), n) for n in names}
    return {n: part for n, part in whole.items() if part is not None}


def _keyed(records: Any, key: str) -> dict[str, Any]:
    held = [record for record in records or () if isinstance(record, dict)]
    return {f"[{record.get(key)}]": record for record in held}


def unlike(mine: Any, theirs: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """Every field in which two drafts differ, with what either says there."""
    if mine == theirs:
        return []
    if path in KEYS:
        mine, theirs = _keyed(mine, KEYS[path]), _keyed(theirs, KEYS[path])
    if isinstance(mine or {}, dict) and isinstance(theirs or {}, dict):
        here, there = mine or {}, theirs or {}
        names = {**here, **there}
        parts = [(_below(path, name), here.get(name), there.get(name)) for name in names]
    elif isinstance(mine, list) and isinstance(theirs, list):
        parts = [(f"{path}[{n}]", *both) for n, both in enumerate(zip_longest(mine, theirs))]
    else:
        return [(path, mine, theirs)]
    return [found for at, one, other in parts for found in unlike(one, other, at)]


def _below(path: str, name: str) -> str:
    return f"{path}{name}" if name.startswith("[") else f"{path}.{name}".lstrip(".")
