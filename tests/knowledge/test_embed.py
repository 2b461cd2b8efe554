"""Embedders: one seam, the built-in one real, any other only when asked for."""

import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import Adapted, Nano, NoEmbedder, Transformer, embedder
from knowledge.vectors import Remembered
from tests.knowledge.bag import DIMENSION, Bag


def test_the_default_embeds_questions_and_passages_differently() -> None:
    model = Nano()
    asked, said = model.embed_query("成熟度三级"), model.embed_documents(["成熟度三级"])[0]
    assert len(asked) == len(said) == 384
    assert asked != said


def test_vectors_are_normed() -> None:
    vectors = np.array(embedder().embed_documents(["成熟度三级", "联系人"]))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_batch_embeds_as_its_texts_do_alone() -> None:
    model = Nano()
    alone = [model.embed_documents([text])[0] for text in ("成熟度", "联系人电话是多少")]
    assert np.allclose(model.embed_documents(["成熟度", "联系人电话是多少"]), alone, atol=1e-4)


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "级" * 100_000])
def test_any_text_can_be_embedded(text: str) -> None:
    assert np.isfinite(embedder().embed_query(text)).all()


def test_the_adapter_is_part_of_the_identity() -> None:
    assert embedder().identity.startswith(Nano().identity)
    assert embedder().identity != Nano().identity


def test_a_matrix_of_zeros_turns_nothing(tmp_path: Path) -> None:
    np.save(tmp_path / "zero.npy", np.zeros((DIMENSION, DIMENSION)))
    turned = Adapted(Bag(), tmp_path / "zero.npy")
    assert np.allclose(turned.embed_query("成熟度"), Bag().embed_query("成熟度"))


def test_another_model_is_loaded_only_when_used() -> None:
    before = "sentence_transformers" in sys.modules
    model = embedder("some/model")
    assert isinstance(model, Transformer)
    assert ("sentence_transformers" in sys.modules) == before


@pytest.mark.slow  # it imports torch
def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoEmbedder, match="nothing-here"):
        embedder(str(tmp_path / "nothing-here")).embed_query("成熟度")


def test_a_text_is_embedded_once_for_a_home(tmp_path: Path) -> None:
    first, second = Bag(), Bag()
    made = Remembered(first, tmp_path / "v.sqlite").passages(["甲", "乙", "甲"])
    again = Remembered(second, tmp_path / "v.sqlite").passages(["乙", "甲"])
    assert sorted(first.seen) == ["乙", "甲"]
    assert second.seen == []
    assert np.array_equal(made[[1, 0]], again)


def test_vectors_of_two_embedders_are_kept_apart(tmp_path: Path) -> None:
    Remembered(Bag("one"), tmp_path / "v.sqlite").passages(["甲"])
    other = Bag("two")
    Remembered(other, tmp_path / "v.sqlite").passages(["甲"])
    assert other.seen == ["甲"]
