"""Read the operator's settings from the environment. A mistake ends in one line that says what to set."""

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
"""The paths of the operator's pages, if anything is served."""

LISTEN = "127.0.0.1:8080"
"""The address to listen on if none is set and something has to be served."""


NOT_WRITABLE = "Set DATA_DIR to a folder that can be written: {}."
"""What to set where the data directory can't be made or written."""

SLOWEST = 0.01
"""The lowest rate, in messages a second: at a lower one people would wait for minutes."""


def _rate(value: float) -> float:
    if 0 < value < SLOWEST:
        raise ValueError(f"it is at least {SLOWEST}, or 0 for no limit")
    return value


Rate = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False), AfterValidator(_rate)]
"""Messages a second; 0 for no limit."""


@dataclass(frozen=True)
class WebhookAddress:
    """Hold the address to which Telegram brings updates. path: as we serve it. secret: sent along."""

    url: str
    path: str
    secret: str = field(repr=False)


class Settings(BaseSettings):
    """Holds the settings. In the environment the names of these fields are in capitals."""

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
        """Return the bot's token. Raises SettingsError if it is missing or malformed."""
        token = self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else ""
        match = re.fullmatch(r"([0-9]{1,19}):[A-Za-z0-9_-]{1,256}", token)
        if match is None or not 0 < int(match[1]) <= LARGEST_NUMBER:
            raise SettingsError(
                "Set TELEGRAM_BOT_TOKEN to the token that BotFather gave you; it looks like 123456:ABC-def."
            )
        return token

    @property
    def bot(self) -> int:
        """Return Telegram's id of the bot, with which its token begins."""
        return int(self.token.partition(":")[0])

    @property
    def api(self) -> str:
        """Return the Bot API server's address, without a slash at its end. Raises SettingsError."""
        if not _is_address(self.telegram_api_url, "http", "https"):
            raise SettingsError(
                "Set TELEGRAM_API_URL to the address of a Bot API server, such as https://api.telegram.org."
            )
        return self.telegram_api_url.rstrip("/")

    @property
    def webhook(self) -> WebhookAddress | None:
        """Return where Telegram brings updates, or None if they are fetched. Raises SettingsError."""
        if self.webhook_url is None:
            return None
        valid = _is_address(self.webhook_url, "https") and "@" not in self.webhook_url
        path = urlsplit(self.webhook_url).path if valid else ""
        if not valid or path in (HEALTH, METRICS):
            raise SettingsError(
                "Set WEBHOOK_URL to the address that Telegram calls, such as https://example.org/telegram."
            )
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise SettingsError("Set WEBHOOK_SECRET to 1 to 256 letters, digits, underscores and hyphens.")
        return WebhookAddress(self.webhook_url, path or "/", secret)

    @property
    def quoted(self) -> dict[str, int]:
        """Return the settings that templates quote: for how long data and backups are kept."""
        return {"retention_months": self.retention_months, "backup_days": self.backup_days}

    @property
    def listening(self) -> tuple[str, int] | None:
        """Return the host and port to serve on, or None if nothing is served. Raises SettingsError."""
        if self.listen is None and self.webhook_url is None:
            return None
        host, _, port = (self.listen or LISTEN).rpartition(":")
        host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
        valid = _is_host(host) and re.fullmatch(r"[0-9]{1,5}", port)
        if not valid or not 0 < int(port) < 65536:
            raise SettingsError(f"Set LISTEN to a host and a port, such as {LISTEN}.")
        return host, int(port)

    def url(self) -> str:
        """Return the database's address: by default a file in the data directory. Raises SettingsError."""
        if self.database_url is None:
            file = (self.data_dir / "afterword.sqlite3").absolute()
            quoted = str(file).replace("%", "%25").replace("?", "%3F")  # as addresses quote them
            return f"sqlite+aiosqlite:///{quoted}"
        try:
            url = make_url(self.database_url)
        except (ArgumentError, ValueError):  # ValueError: the port is not a number
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
        """Return the file of the master keys, which is read if MASTER_KEYS isn't set."""
        return self.master_key_file or self.data_dir / "master.key"

    def secrets(self) -> list[str]:
        """Return all secrets that are set and that no log may show: tokens, keys, passwords."""
        tokens = (self.telegram_bot_token, self.webhook_secret)
        values = [token.get_secret_value() for token in tokens if token]
        if self.master_keys is not None:
            values += self.master_keys.get_secret_value().replace(",", " ").split()
        else:
            with suppress(OSError, UnicodeDecodeError):
                values += key_text(self.key_path).replace(",", " ").split() if self.key_path.is_file() else []
        with suppress(ArgumentError, ValueError):
            password = make_url(self.database_url).password if self.database_url is not None else None
            values += [str(password)] if password is not None else []
        with suppress(ValueError):
            values += filter(None, [urlsplit(self.telegram_api_url).password])
        return values

    def prepare(self) -> None:
        """Make the data directory. Raises SettingsError if that fails."""
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise SettingsError(NOT_WRITABLE.format(error.strerror)) from None


def key_text(path: Path) -> str:
    """Read a key file, up to `LONGEST_KEY_FILE`."""
    with path.open("rb") as file:
        return file.read(LONGEST_KEY_FILE).decode("ascii")


def _is_host(host: str) -> bool:
    """Tell whether a host can be looked up: each label of its name has 1 to 63 characters."""
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False


def _is_address(url: str, *schemes: str) -> bool:
    """Tell whether a URL is the address of a server, with nothing after its path."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in schemes and _is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        return False
    return valid and bool(re.fullmatch(r"[!-~]+", url)) and not set(url) & set("?#")


def _is_zone(name: str) -> bool:
    """Tell whether there is such a time zone."""
    try:
        return Path(name).is_file() if name.startswith("/") else bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # unknown; not a zone's name at all; a folder of zones
        return False


def read_settings() -> Settings:
    """Read the settings from the environment. SettingsError names the first wrong setting, not its value."""
    zone = os.environ.get("TZ", "").removeprefix(":")
    if zone and not _is_zone(zone):  # libraries that read TZ would fail only when a person writes
        raise SettingsError("Set TZ to a time zone such as Europe/Berlin, or leave it out.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "the settings"
        raise SettingsError(f"Set {name} anew: {first['msg'].lower()}.") from None
