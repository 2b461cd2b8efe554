"""Drafts are kept with a version: the first of two changes counts, the second is told."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from assistant.store.drafts import Drafts, KeptDraft, NoSuchDraft, Stale, draft_shape

ONE = {"tier": "卓越级", "applicant": {"name": "唐山示例有限公司"}}


@pytest.fixture
def drafts(engine: Engine) -> Drafts:
    return Drafts(engine)


def test_a_draft_is_kept_after_the_program_was_closed(engine: Engine, drafts: Drafts) -> None:
    kept = drafts.start("li", ONE)
    engine.dispose()
    found = Drafts(engine).get("li", kept.id)
    assert (found.version, found.name, dict(found.stated)) == (1, "唐山示例有限公司", ONE)


def test_every_change_counts_the_version_up(drafts: Drafts) -> None:
    kept = drafts.start("li", ONE)
    after = drafts.save("li", kept.id, {"tier": "先进级"}, version=1)
    assert (after.version, after.name, after.stated) == (2, "", {"tier": "先进级"})
    assert drafts.save("li", kept.id, ONE, version=2).version == 3


def test_a_change_of_an_older_version_is_told_what_the_draft_says_now(drafts: Drafts) -> None:
    kept = drafts.start("li", ONE)
    drafts.save("li", kept.id, {"tier": "先进级"}, version=1)
    with pytest.raises(Stale) as told:
        drafts.save("li", kept.id, {"tier": "领航级"}, version=1)
    assert (told.value.current.version, told.value.current.stated) == (2, {"tier": "先进级"})
    assert drafts.get("li", kept.id).stated == {"tier": "先进级"}


def test_of_many_changes_at_once_exactly_one_counts(drafts: Drafts) -> None:
    kept = drafts.start("li", ONE)

    def change(number: int) -> KeptDraft | Stale:
        try:
            return drafts.save("li", kept.id, {"id": str(number)}, version=1)
        except Stale as stale:
            return stale

    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(change, range(8)))
    assert sum(isinstance(one, KeptDraft) for one in ended) == 1
    assert drafts.get("li", kept.id).version == 2


def test_anothers_draft_is_not_told_from_none(drafts: Drafts) -> None:
    kept = drafts.start("li", ONE)
    for act in (
        lambda: drafts.get("wang", kept.id),
        lambda: drafts.save("wang", kept.id, {}, version=1),
        lambda: drafts.delete("wang", kept.id),
        lambda: drafts.get("li", "none"),
    ):
        with pytest.raises(NoSuchDraft):
            act()
    assert drafts.mine("wang") == ()


def test_a_list_names_the_drafts_and_a_deleted_one_is_gone(drafts: Drafts) -> None:
    first, second = drafts.start("li", ONE), drafts.start("li", {})
    drafts.save("li", first.id, ONE, version=1)
    assert [one.id for one in drafts.mine("li")] == [first.id, second.id]
    assert draft_shape(drafts.mine("li")[0])["draft"] == {}
    drafts.delete("li", first.id)
    assert [one.id for one in drafts.mine("li")] == [second.id]
