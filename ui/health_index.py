"""The state of the index for `tidu doctor`: opened as it is, never built."""

from pathlib import Path

from knowledge.dense import reached
from knowledge.index import index_state, index_whole
from knowledge.ledger import library
from knowledge.shelf import read_shelf
from ui.trouble import trouble_of

Told = tuple[str, str, str]
AGAIN = "下一次 ask、search 或 serve 会自动重建；一直如此请删除数据文件夹下的 index。"


def index_told(home: Path, chroma_url: str | None) -> Told:
    """State, what it says, what to do."""
    try:
        if chroma_url:
            reached(chroma_url)
        held = read_shelf(home / "shelf", library())
        if not index_state(home, held, chroma_url=chroma_url):
            return "absent", "还没有建立", "第一次 ask、search 或 serve 会自动建立。"
        if not index_whole(home, held, chroma_url=chroma_url):
            return "broken", f"{home / 'index'} 已损坏", AGAIN
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        return "broken", f"{trouble.what}（{trouble.where}）", trouble.do
    return "fine", "与文库一致", ""
