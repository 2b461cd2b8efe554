"""The dense side: Chroma collections of vectors, on disk or on a Chroma server."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from knowledge.doors import Door, Way
from knowledge.embed import Vectors
from knowledge.unusable import Unusable

_BATCH = 2000
_SPACE = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 400}}


class NoChroma(Unusable):
    """A Chroma server does not answer."""

    state = "index_away"


class DamagedIndex(Unusable):
    """The files of the index are damaged."""

    state = "index_damaged"


@dataclass(frozen=True, slots=True)
class Near:
    """A door near a question, by its position, and the cosine between the two."""

    position: int
    cosine: float


class Dense:
    """Two open collections: what the clauses say, and the questions that lead to them."""

    def __init__(self, client: ClientAPI, name: str) -> None:
        self._client = client
        self._sides = {
            asked: client.get_or_create_collection(
                f"{name}-{'questions' if asked else 'passages'}",
                embedding_function=None,
                configuration=cast(Any, _SPACE),
            )
            for asked in (False, True)
        }

    def add(self, doors: Sequence[Door], vectors: Vectors) -> None:
        """Write every door; writing one again changes nothing."""
        for asked, collection in self._sides.items():
            mine = [i for i, door in enumerate(doors) if (door.way is Way.QUESTION) == asked]
            for start in range(0, len(mine), _BATCH):
                batch = mine[start : start + _BATCH]
                collection.upsert(
                    ids=[str(i) for i in batch],
                    embeddings=vectors[batch],
                    metadatas=[{"document": doors[i].address.split("/")[0]} for i in batch],
                )

    def holds(self, doors: Sequence[Door]) -> bool:
        """Whether every door is there; not if the files under the collections are damaged."""
        try:
            return sum(side.count() for side in self._sides.values()) == len(doors)
        except ChromaError:
            return False

    def reach(self) -> None:
        """Raise NoChroma where the server that keeps it does not answer."""
        try:
            self._client.heartbeat()
        except (httpx.HTTPError, ChromaError, ValueError, OSError) as error:
            raise _away(error, "TIDU_CHROMA_URL") from error

    def near(
        self, vector: NDArray[Any], *, asked: bool, limit: int, documents: Collection[str] | None
    ) -> list[Near]:
        """The doors nearest to a vector, nearest first."""
        where = None if documents is None else {"document": {"$in": sorted(documents)}}
        try:
            found = self._sides[asked].query(
                query_embeddings=[vector],
                n_results=limit,
                include=["distances"],
                where=cast(Any, where),
            )
        except httpx.HTTPError as error:
            raise _away(error, "TIDU_CHROMA_URL") from error
        except ChromaError as error:
            do = "正在重建，请几秒后再问；一直如此请删除数据文件夹下的 index。"
            raise DamagedIndex(f"向量索引已损坏：{error}", "index", do) from error
        distances = cast(list[list[float]], found["distances"])[0]
        return [
            Near(int(identity), 1 - distance)
            for identity, distance in zip(found["ids"][0], distances, strict=True)
        ]


def on_disk(folder: Path, name: str) -> Dense | None:
    """The collections kept in a folder; none if the files there are damaged."""
    try:
        return Dense(chromadb.PersistentClient(str(folder), settings=_quiet()), name)
    except (ChromaError, AttributeError):  # the second where its own cleaning up fails
        return None


def on_server(url: str, name: str) -> Dense:
    """The collections kept by a Chroma server."""
    try:
        return Dense(reached(url), name)
    except (ChromaError, ValueError, OSError) as error:
        raise _away(error, url) from error


def reached(url: str) -> ClientAPI:
    """A client of a Chroma server that answers; NoChroma where none does."""
    parts = urlsplit(url)
    connect: Callable[..., ClientAPI] = chromadb.HttpClient
    try:
        return connect(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=_quiet(),
        )
    except (ChromaError, ValueError, OSError) as error:
        raise _away(error, url) from error


def _away(error: Exception, where: str) -> NoChroma:
    do = "请启动它，或去掉 TIDU_CHROMA_URL 改用本机索引。"
    return NoChroma(f"Chroma 服务没有应答：{error}", where, do)


def _quiet() -> Settings:
    """Settings of one client: it keeps them, so they are not shared. Nothing is reported home."""
    return Settings(anonymized_telemetry=False)
