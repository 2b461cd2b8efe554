"""The web app and the HTTP API in one FastAPI."""

import gradio as gr
from fastapi import FastAPI

from knowledge.document import Library
from ui.app import build
from ui.tabs.chat import Ask
from ui.tabs.check import Check
from ui.theme import STATIC, head, theme
from ui.words.book import LANGUAGES, words

PATHS = {"en": "/en", "zh": "/"}


def join(*, ask: Ask, check: Check, library: Library) -> FastAPI:
    """Everything on one FastAPI."""
    app = FastAPI(title="tidu")
    for language in reversed(LANGUAGES):
        window = build(ask=ask, check=check, library=library, words=words(language))
        gr.mount_gradio_app(
            app, window, path=PATHS[language], footer_links=[], run_history=False, ssr_mode=False,
            pwa=False, mcp_server=False, enable_monitoring=False, show_error=False,
            theme=theme(), css_paths=[STATIC / "style.css"], head=head(language),
            max_file_size="5mb",
        )  # fmt: skip
    return app
