"""What the operator decides, from the environment or `.env`. Each setting stands in `.env.example`."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from yarl import URL

LAST_PORT = 65535

PAID_RATE = 1000.0
"""Messages per second with paid broadcasts: https://core.telegram.org/bots/api#paid-broadcasts"""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    bot_token: SecretStr = SecretStr("")
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///data/bot.db"
    state_dir: Path = Path(".registration-bot")
    events_dir: Path = Path("events")
    organisers: Annotated[frozenset[int], NoDecode] = frozenset()
    search: Literal["meaning", "letters"] = "meaning"
    send_rate: Annotated[float, Field(ge=1, le=1000)] = 30
    allow_paid_broadcast: bool = False
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: str = ""
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    clock_file: Path | None = None

    @field_validator("organisers", mode="before")
    @classmethod
    def ids_between_commas(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        ids = [each.strip() for each in given.split(",") if each.strip()]
        if not all(each.isdecimal() for each in ids):
            raise ValueError("write Telegram user ids, which are numbers, with commas between them")
        return frozenset(int(each) for each in ids)

    @field_validator("bot_api_url")
    @classmethod
    def without_a_slash_at_the_end(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("write an address that begins with https:// or http://")
        if not _leads_to_a_host(url):
            raise ValueError("write an address with a host, such as http://127.0.0.1:8081")
        return url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def is_a_database(cls, url: str) -> str:
        from storage.database import NotADatabase, address  # noqa: PLC0415 - not every command has a database

        try:
            address(url)
        except NotADatabase as error:
            raise ValueError("write sqlite:///data/bot.db or postgresql://user@host/name") from error
        return url

    @field_validator("log_level", "log_format", "search", mode="before")
    @classmethod
    def in_lower_case(cls, given: object) -> object:
        return given.lower() if isinstance(given, str) else given

    @field_validator("listen")
    @classmethod
    def is_host_and_port(cls, listen: str) -> str:
        host, _, port = listen.rpartition(":")
        if listen and not (host and port.isdecimal() and int(port) <= LAST_PORT):
            raise ValueError("write a host and a port, such as 127.0.0.1:8080")
        return listen

    @model_validator(mode="after")
    def a_webhook_is_complete(self) -> Self:
        if self.webhook_url and not self.webhook_url.startswith("https://") and self.is_real_telegram:
            raise ValueError("WEBHOOK_URL: Telegram delivers to https:// only")
        if self.webhook_url and not re.fullmatch(
            r"[A-Za-z0-9_-]{1,256}", self.webhook_secret.get_secret_value()
        ):
            raise ValueError("WEBHOOK_SECRET: a webhook needs one, 1-256 letters, digits, _ or -")
        if self.webhook_url and not self.listen:
            raise ValueError("LISTEN: a webhook needs a host and a port to listen on, such as 127.0.0.1:8080")
        return self

    @property
    def bulk_rate(self) -> float:
        """How many bulk messages may leave in a second."""
        return PAID_RATE if self.allow_paid_broadcast else self.send_rate

    @property
    def is_real_telegram(self) -> bool:
        return self.bot_api_url == "https://api.telegram.org"


def _leads_to_a_host(url: str) -> bool:
    try:
        return bool(URL(url).host)
    except ValueError:
        return False
