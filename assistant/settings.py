"""Settings from the environment: where things live, and the language model if there is one."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the environment decides; every name is prefixed TIDU_."""

    model_config = SettingsConfigDict(env_prefix="TIDU_", extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("tidu"))
    chroma_url: str | None = None
    database_url: str | None = None
    proxy: str | None = Field(default=None, description="addresses of proxies that are believed")
    keep_days: int | None = Field(default=None, ge=1, description="days that talks and drafts stay")
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: str | None = None
    four_eyes: bool = Field(default=True, description="who writes an answer may not approve it")
    llm_seconds: float = Field(default=60.0, gt=0, description="the longest a reply may take")
    at_once: int = Field(default=48, ge=1, description="requests worked on before more are refused")
    per_minute: int = Field(default=120, ge=1, description="requests of one account in a minute")
