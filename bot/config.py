"""What an operator can set, from the environment. A mistake is one line that says what to set."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import SettingsError
from bot.raw_update import LARGEST_NUMBER

LONGEST_KEY_FILE = 64 * 1024
"""Bytes of a key file that are read: a thousand keys."""

HEALTH, METRICS = "/healthz", "/metrics"
"""What is served for the operator, where anything is."""

LISTEN = "127.0.0.1:8080"
"""Where it listens if nobody says where, and it has to."""


SLOWEST = 0.01
"""Messages a second: slower, and people would wait for minutes."""


def _rate(value: float) -> float:
    if 0 < value < SLOWEST:
        raise ValueError(f"it is at least {SLOWEST}, or 0 for no limit")
    return value


Rate = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False), AfterValidator(_rate)]
"""So many a second; 0 for no limit."""


@dataclass(frozen=True)
class WebhookAddress:
    """Where Telegram brings updates. path: of the address, as we serve it. secret: what Telegram shows."""

    url: str
    path: str
    secret: str = field(repr=False)


class Settings(BaseSettings):
    """Names are those of the environment, in capitals."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore")

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: str | None = None
    data_dir: Path = Path("data")
    database_url: str | None = None
    master_keys: SecretStr | None = None
    master_key_file: Path | None = None
    send_rate: Rate = 30
    send_rate_chat: Rate = 1
    lead_lease: float = Field(default=10, ge=1, le=600, allow_inf_nan=False)
    retention_months: int = Field(default=24, ge=0, le=1_200)
    backup_days: int = Field(default=30, ge=0, le=36_500)
    person_rate: int = Field(default=30, ge=0, le=10_000)
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(str.upper)
    ] = "INFO"

    @property
    def token(self) -> str:
        """The bot's token; SettingsError where there is none, or it can't be one."""
        token = self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else ""
        found = re.fullmatch(r"([0-9]{1,19}):[A-Za-z0-9_-]{1,256}", token)
        if found is None or not 0 < int(found[1]) <= LARGEST_NUMBER:
            raise SettingsError(
                "Set TELEGRAM_BOT_TOKEN to the token that BotFather gave you; it looks like 123456:ABC-def."
            )
        return token

    @property
    def bot(self) -> int:
        """Telegram's id of the bot, which its token begins with."""
        return int(self.token.partition(":")[0])

    @property
    def api(self) -> str:
        """The Bot API server's address, without a slash at its end; SettingsError for what can't be one."""
        if not _is_address(self.telegram_api_url, "http", "https"):
            raise SettingsError(
                "Set TELEGRAM_API_URL to the address of a Bot API server, such as https://api.telegram.org."
            )
        return self.telegram_api_url.rstrip("/")

    @property
    def webhook(self) -> WebhookAddress | None:
        """Where Telegram brings updates; None where they are fetched. SettingsError for what can't be one."""
        if self.webhook_url is None:
            return None
        known = _is_address(self.webhook_url, "https") and "@" not in self.webhook_url
        path = urlsplit(self.webhook_url).path if known else ""
        if not known or path in (HEALTH, METRICS):
            raise SettingsError(
                "Set WEBHOOK_URL to the address that Telegram calls, such as https://example.org/telegram."
            )
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise SettingsError("Set WEBHOOK_SECRET to 1 to 256 letters, digits, underscores and hyphens.")
        return WebhookAddress(self.webhook_url, path or "/", secret)

    @property
    def told(self) -> dict[str, int]:
        """What words say of it: how long things are kept."""
        return {"retention_months": self.retention_months, "backup_days": self.backup_days}

    @property
    def listening(self) -> tuple[str, int] | None:
        """Host and port to serve on; None where nothing is served. SettingsError for what can't be one."""
        if self.listen is None and self.webhook_url is None:
            return None
        host, _, port = (self.listen or LISTEN).rpartition(":")
        host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
        known = _is_host(host) and re.fullmatch(r"[0-9]{1,5}", port)
        if not known or not 0 < int(port) < 65536:
            raise SettingsError(f"Set LISTEN to a host and a port, such as {LISTEN}.")
        return host, int(port)

    def url(self) -> str:
        """The database's address; on its own, a file in the data directory."""
        if self.database_url is None:
            file = (self.data_dir / "afterword.sqlite3").absolute()
            quoted = str(file).replace("%", "%25").replace("?", "%3F")  # as addresses are read
            return f"sqlite+aiosqlite:///{quoted}"
        try:
            url = make_url(self.database_url)
        except (ArgumentError, ValueError):  # the latter for a port that is no number
            raise SettingsError("Set DATABASE_URL to an address such as sqlite+aiosqlite:///file.") from None
        drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
        name = url.get_backend_name()
        if name not in drivers:
            raise SettingsError("Set DATABASE_URL to a sqlite or postgresql address.")
        file_alone = url.database and not url.host and not url.query
        if name == "sqlite" and not (file_alone and url.database != ":memory:"):
            raise SettingsError(
                "Set DATABASE_URL to a file and nothing else, such as sqlite+aiosqlite:////var/lib/afterword.sqlite3."
            )
        return url.set(drivername=drivers[name]).render_as_string(hide_password=False)

    @property
    def key_path(self) -> Path:
        """The file of the master keys, where they aren't set."""
        return self.master_key_file or self.data_dir / "master.key"

    def secrets(self) -> list[str]:
        """Everything here that nobody may read in a log, as far as it is there."""
        kept = (self.telegram_bot_token, self.webhook_secret)
        found = [one.get_secret_value() for one in kept if one]
        if self.master_keys is not None:
            found += self.master_keys.get_secret_value().replace(",", " ").split()
        else:
            with suppress(OSError, UnicodeDecodeError):
                found += key_text(self.key_path).replace(",", " ").split() if self.key_path.is_file() else []
        with suppress(ArgumentError, ValueError):
            password = make_url(self.database_url).password if self.database_url is not None else None
            found += [str(password)] if password is not None else []
        with suppress(ValueError):
            found += filter(None, [urlsplit(self.telegram_api_url).password])
        return found

    def prepare(self) -> None:
        """Make the data directory; SettingsError where that can't be."""
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise SettingsError(f"Set DATA_DIR to a folder that can be written: {error.strerror}.") from None


def key_text(path: Path) -> str:
    """Read a key file, as far as anybody's keys go."""
    with path.open("rb") as file:
        return file.read(LONGEST_KEY_FILE).decode("ascii")


def _is_host(host: str) -> bool:
    """Whether it is one that can be looked up: a label of a name has 1 to 63 characters."""
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False


def _is_address(url: str, *schemes: str) -> bool:
    """Whether it is the address of a server, with nothing after its path."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in schemes and _is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        return False
    return known and bool(re.fullmatch(r"[!-~]+", url)) and not set(url) & set("?#")


def _is_zone(name: str) -> bool:
    """Whether there is such a time zone."""
    try:
        return Path(name).is_file() if name.startswith("/") else bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # unknown; no name of a zone at all; a folder of zones
        return False


def read_settings() -> Settings:
    """From the environment; SettingsError that names the first setting that is wrong, not its value."""
    zone = os.environ.get("TZ", "").removeprefix(":")
    if zone and not _is_zone(zone):  # libraries that ask for it would fail when somebody writes
        raise SettingsError("Set TZ to a time zone such as Europe/Berlin, or leave it out.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "the settings"
        raise SettingsError(f"Set {name} anew: {first['msg'].lower()}.") from None
