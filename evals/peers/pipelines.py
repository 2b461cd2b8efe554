"""The pipelines, as their manuals build them, with what their manuals let one tune."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from haystack import Document as Paper
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from langchain_chroma import Chroma
from langchain_text_splitters import RecursiveCharacterTextSplitter
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from pydantic import PrivateAttr

from evals.peers.spans import source
from knowledge.embed import Embedder

DEEP = 30
# LangChain's page on languages without word boundaries names these.
CHINESE = ["\n\n", "\n", "。", "；", "，", ""]
Find = Callable[[str], Sequence[int]]  # a question → the chunks found, best first


@dataclass(frozen=True, slots=True)
class Built:
    """One pipeline ready to be asked: what was tuned, its chunks, and its search."""

    name: str
    tuned: str
    chunks: tuple[str, ...]
    find: Find


class _Same(BaseEmbedding):  # type: ignore[misc]
    """Our embedder behind LlamaIndex's interface."""

    _model: Embedder = PrivateAttr()

    def __init__(self, model: Embedder) -> None:
        super().__init__()
        self._model = model

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._model.embed_query(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._model.embed_query(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._model.embed_documents([text])[0]


def _split(size: int, overlap: int, separators: list[str] | None) -> list[str]:
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=size, chunk_overlap=overlap, separators=separators
    )
    return list(splitter.split_text(source()))


def langchain(model: Embedder, size: int, overlap: int, *, chinese: bool) -> Built:
    """LangChain's recursive splitter and Chroma."""
    chunks = _split(size, overlap, CHINESE if chinese else None)
    ids = [str(n) for n in range(len(chunks))]
    name = f"peer-{size}-{overlap}-{int(chinese)}"
    store = Chroma.from_texts(chunks, model, ids=ids, collection_name=name)

    def find(question: str) -> list[int]:
        return [int(found.id or 0) for found in store.similarity_search(question, k=DEEP)]

    tuned = f"{size} characters, overlap {overlap}, {'Chinese' if chinese else 'default'} marks"
    return Built("LangChain splitter + Chroma", tuned, tuple(chunks), find)


def llama_index(model: Embedder, size: int, overlap: int) -> Built:
    """LlamaIndex's default index; 1024 tokens and overlap 200 are its own."""
    splitter = SentenceSplitter(chunk_size=size, chunk_overlap=overlap)
    nodes = splitter.get_nodes_from_documents([Document(text=source())])
    order = {node.node_id: number for number, node in enumerate(nodes)}
    index = VectorStoreIndex(nodes, embed_model=_Same(model))
    retriever = index.as_retriever(similarity_top_k=DEEP)

    def find(question: str) -> list[int]:
        return [order[found.node.node_id] for found in retriever.retrieve(question)]

    texts = tuple(node.get_content() for node in nodes)
    return Built("LlamaIndex default", f"{size} tokens, overlap {overlap}", texts, find)


def haystack(size: int, algorithm: str, parameters: dict[str, float]) -> Built:
    """Haystack's BM25 in memory, over the same recursive chunks."""
    chunks = _split(size, 0, CHINESE)
    known: dict[str, Any] = {"bm25_algorithm": algorithm, "bm25_parameters": parameters}
    store = InMemoryDocumentStore(**known)
    store.write_documents([Paper(id=str(n), content=text) for n, text in enumerate(chunks)])
    retriever = InMemoryBM25Retriever(store, top_k=DEEP)

    def find(question: str) -> list[int]:
        return [int(found.id) for found in retriever.run(query=question)["documents"]]

    told = ", ".join(f"{name} {value}" for name, value in parameters.items()) or "as shipped"
    return Built("Haystack BM25", f"{size} characters, {algorithm}, {told}", tuple(chunks), find)


def grid(model: Embedder) -> Iterator[Callable[[], Built]]:
    """Every setting that is tried: what the manuals name, and sizes about that of a clause."""
    for size in (100, 200, 300, 500, 1000):
        for overlap in sorted({0, size // 5}):
            for chinese in (False, True):
                yield lambda s=size, o=overlap, c=chinese: langchain(model, s, o, chinese=c)  # type: ignore[misc]
    for size, overlap in ((1024, 200), (512, 50), (256, 20), (128, 0)):
        yield lambda s=size, o=overlap: llama_index(model, s, o)  # type: ignore[misc]
    for size in (100, 200, 300, 500):
        for algorithm in ("BM25Okapi", "BM25L", "BM25Plus"):
            for parameters in ({}, {"k1": 0.9, "b": 0.4}, {"k1": 1.5, "b": 0.9}):
                yield lambda s=size, a=algorithm, p=parameters: haystack(s, a, p)  # type: ignore[misc]
