"""Any OpenAI-compatible endpoint through LangChain: time limits, retries, an open circuit."""

import json
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, cast

import openai
import pybreaker
from langchain_core.messages import BaseMessage
from langchain_core.utils.json import parse_partial_json
from langchain_openai import ChatOpenAI

from assistant.model.shape import Messages, ModelDown
from assistant.settings import Settings

FAILURES, REST_SECONDS = 3, 60.0
RETRIES = 1
MOST_TOKENS = 700


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an endpoint may take, in seconds, and when it is left alone."""

    whole: float = 60.0  # a small machine reads long before its first word
    rest: float = REST_SECONDS


class Endpoint:
    """A chat model behind HTTP; after three failures in a row it is left alone for a minute."""

    def __init__(self, settings: Settings) -> None:
        if not settings.llm_base_url:
            raise ValueError("TIDU_LLM_BASE_URL is not set: there is no endpoint")
        self.name = settings.llm_model or "default"
        self.limits = Limits(whole=settings.llm_seconds)
        self._circuit = pybreaker.CircuitBreaker(
            fail_max=FAILURES,
            reset_timeout=self.limits.rest,
            throw_new_error_on_trip=False,
            exclude=[GeneratorExit],  # whoever has read enough says nothing of the endpoint
        )
        self._chat = ChatOpenAI(
            base_url=settings.llm_base_url,
            model=self.name,
            # Servers on loopback take any key; the client insists on one.
            api_key=lambda: settings.llm_api_key or "none",
            temperature=0,
            max_retries=RETRIES,
            timeout=self.limits.whole,
            max_completion_tokens=MOST_TOKENS,
        )

    def objects(self, messages: Messages, schema: Mapping[str, Any]) -> Iterator[Any]:
        """A JSON value of this schema as it grows.

        Raises ModelDown when the endpoint is unreachable, slow, or answers with something else.
        """
        shape = {"type": "json_schema", "json_schema": {"name": "said", "schema": dict(schema)}}
        chat = self._chat.bind(response_format=shape)
        reply = cast(Generator[BaseMessage], chat.stream(list(messages)))
        until = time.monotonic() + self.limits.whole
        written = ""
        try:
            with self._circuit.calling(), closing(reply):
                for piece in reply:
                    if time.monotonic() > until:
                        raise TimeoutError(f"no end after {self.limits.whole:g} s")
                    written += str(piece.content)
                    yield parse_partial_json(written) if written.strip() else None
                yield json.loads(written)
        except pybreaker.CircuitBreakerError as error:
            raise ModelDown("the endpoint failed several times and is left alone") from error
        except (openai.OpenAIError, OSError, ValueError) as error:
            slow = isinstance(error, TimeoutError | openai.APITimeoutError)
            raise ModelDown(f"{type(error).__name__}: {error}"[:200], slow=slow) from error
