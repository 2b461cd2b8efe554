"""What the page sends along with an event: what was picked, or the address that was clicked."""

import gradio as gr

NOTHING = "没有收到点选的内容，请刷新页面后再点一次。Nothing was received: please reload the page."


def sent(event: gr.EventData, name: str = "pick") -> str:
    """What the page sent under this name; an event that brings nothing was not made by a click."""
    brought = event._data
    if not isinstance(brought, dict) or name not in brought:
        raise gr.Error(NOTHING, print_exception=False)
    return str(brought[name])
