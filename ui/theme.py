"""The look of the window: one quiet theme, fonts the machine already has, light and dark."""

from pathlib import Path

import gradio as gr

STATIC = Path(__file__).parent / "static"
SANS = (
    "-apple-system", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei",
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "sans-serif",
)  # fmt: skip
MONO = ("ui-monospace", "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", "monospace")
INK = gr.themes.Color(
    "#eef5f4", "#d7e8e6", "#b3d3d0", "#86b8b4", "#559995", "#2f7d79",
    "#1d6561", "#17514e", "#123f3d", "#0d2f2e", "#082120",
)  # fmt: skip
STONE = gr.themes.Color(
    "#fafaf8", "#f4f4f1", "#e7e7e2", "#d5d5cf", "#a3a39b", "#74746d",
    "#56564f", "#40403b", "#292926", "#1b1b19", "#111110",
)  # fmt: skip


def theme() -> gr.themes.Base:
    """The theme; every font is a name the browser looks for on its own machine."""
    base = gr.themes.Base(
        primary_hue=INK, secondary_hue=INK, neutral_hue=STONE,
        text_size=gr.themes.sizes.text_md, radius_size=gr.themes.sizes.radius_md,
        font=SANS, font_mono=MONO,
    )  # fmt: skip
    return base.set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        block_background_fill="white",
        block_background_fill_dark="*neutral_900",
        block_border_color="*neutral_200",
        block_border_color_dark="*neutral_800",
        block_shadow="none",
        block_label_text_weight="500",
        input_background_fill="white",
        input_background_fill_dark="*neutral_900",
        input_border_color="*neutral_300",
        input_border_color_dark="*neutral_700",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_500",
        button_primary_text_color="white",
        button_secondary_background_fill="white",
        button_secondary_background_fill_dark="*neutral_800",
        button_secondary_border_color="*neutral_300",
        button_secondary_border_color_dark="*neutral_700",
    )


def head(language: str) -> str:
    """Lines for the document's head: its language, its places, and how tables are typed into."""
    spoken = "zh-CN" if language == "zh" else "en"
    scripts = "".join(map(script, ("head.js", "cells.js", "upload.js")))
    return f'<script>document.documentElement.lang = "{spoken}";\n{scripts}</script>'


def script(name: str) -> str:
    """A script kept beside the styles."""
    return (STATIC / name).read_text(encoding="utf-8")


def colours() -> str:
    """The window's colours, light and dark, for what stands outside it."""
    return (STATIC / "style.css").read_text(encoding="utf-8").split("/* page */")[0]
