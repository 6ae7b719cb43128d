"""Put the parts of the coach together: the one place where this happens."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from bot.config import Settings
from bot.events import Brought
from bot.folders import shipped
from bot.language.understanding.learned.classifier import HEADS, missing
from bot.language.understanding.learned.danger import check_head
from bot.language.understanding.reader import ContentReader
from bot.language.understanding.word_lists.checking import check_tables
from bot.language.wording.content import Content
from bot.language.wording.fallback import Fallback
from bot.language.wording.helplines import Helplines
from bot.language.wording.renderer import Renderer
from bot.language.wording.whole_templates import check_templates
from bot.service.background.exports import Exports
from bot.service.background.nudges import Nudges
from bot.service.background.retention import Retention
from bot.service.inbound.inbox import Inbox
from bot.service.leadership.file_lock import FileLeadership
from bot.service.leadership.leader import AdvisoryLock, Leadership, Lock
from bot.service.leadership.lease import LeaderLease
from bot.service.lifecycle.shutdown import Stop
from bot.service.outbound.courier import Courier
from bot.service.outbound.outbox import Outbox
from bot.service.outbound.send_rate import SendRate
from bot.service.transactions.resources import Resources
from bot.store.database import Database
from bot.store.keys import unlocked
from bot.store.unavailable import cannot_open
from bot.telemetry.liveness import DEGRADED, ROW_HELD

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics

log = logging.getLogger(__name__)


MailFromFile = Callable[[bytes, str], str | None]
"""Reads the text of a mail from a file's content and its name; None if there is none in it."""


ListFromFile = Callable[[bytes, str, date], Brought | str]
"""Reads what a file lists, from its content, its name and today's date; a text says why nothing."""


def now() -> datetime:
    """Return the time, aware (UTC)."""
    return datetime.now(UTC)


def content_folder() -> Path:
    """Return the folder that holds the words."""
    return shipped("content")


Spoken = tuple[Content, Helplines, ContentReader]
"""What the coach says and hears with: its words, the helplines, and the reader of what is typed."""


def read_words(folder: Path) -> Spoken:
    """Read the words of a folder anew, for whoever changes them while a coach is running."""
    content = Content(folder)
    return content, Helplines(folder / "helplines.toml"), ContentReader(content)


@cache
def words() -> tuple[Content, Helplines]:
    """Return the words and the helplines, which are read once: neither changes."""
    folder = content_folder()
    return Content(folder), Helplines(folder / "helplines.toml")


def check_words(content: Content) -> None:
    """Raise OperatorError where a file of words is missing or cut short, or what was learned is damaged."""
    check_tables(content.folder)
    check_templates(content)
    check_head(content.folder)


@cache
def _reader() -> ContentReader:
    """Return the reader of texts. It is made once: what it loads depends on the words alone."""
    content, _ = words()
    return ContentReader(content)


def read_mail_file(content: bytes, name: str) -> str | None:
    """Return the text of a mail in a file; None if there is none in it."""
    from bot.language.understanding.mails import mail_from_file  # rarely needed

    return mail_from_file(content, name)


def read_list_file(content: bytes, name: str, today: date) -> Brought | str:
    """Return what a file lists; why nothing, as a kind of `Unreadable`."""
    from bot.language.understanding.lists.files import read_list  # rarely needed

    return read_list(content, name, today)


@dataclass(frozen=True)
class App:
    """Hold those parts of the coach that callers of `started` work with."""

    inbox: Inbox
    outbox: Outbox
    nudges: Nudges
    retention: Retention
    exports: Exports
    renderer: Renderer
    database: Database
    leading: Leadership
    lead: LeaderLease
    mail_from_file: MailFromFile
    list_from_file: ListFromFile
    counting: Callable[[Stop], Coroutine[None, None, None]]

    @property
    def healthy(self) -> bool:
        """Tell whether what arrives is taken in, and messages get delivered."""
        return self.inbox.healthy and self.outbox.healthy and self.leading.healthy

    @property
    def lacks(self) -> str | None:
        """Say what the coach lacks at the moment, though it answers everybody; None for nothing."""
        if not self.inbox.hears:
            return DEGRADED
        return ROW_HELD if self.lead.held else None


@asynccontextmanager
async def started(
    settings: Settings,
    courier: Courier,
    *,
    bot: int,
    rate: SendRate,
    clock: Callable[[], datetime] = now,
    metrics: Metrics | None = None,
    mail_from_file: MailFromFile = read_mail_file,
    spoken: Spoken | None = None,
) -> AsyncIterator[App]:
    """Open the database of the settings, bring its schema up to date, and put the coach together over it.

    mail_from_file: reads mails that are sent as files. spoken: other words than those that are shipped.

    Raises SettingsError where the database can't be opened or the key doesn't fit, and OperatorError where
    the file of what was learned from examples is damaged, or a file of words is missing or cut short.
    """
    content, helplines = words() if spoken is None else spoken[:2]
    check_words(content)
    for language in missing(content.folder):
        log.warning(
            "content/%(language)s/%(file)s is missing: what people type is heard by labels and phrases only",
            {"language": language, "file": HEADS},
        )
    renderer = Renderer(content, helplines, settings.quoted)
    renderer.prepare()
    settings.prepare()
    database = Database(settings.url())
    try:
        try:
            keyring = await unlocked(settings, database)
        except (DBAPIError, OSError) as error:
            raise cannot_open(error) from None
        reader = _reader() if spoken is None else spoken[2]
        lead = LeaderLease(bot, settings.lead_lease)
        outbox = Outbox(database, keyring, courier, rate, clock, bot, Fallback(content), lead)
        if metrics is not None:
            outbox.report(lambda arrived: metrics.delivered(arrived, clock()))
        resources = Resources(database, keyring, renderer, reader, clock)
        exports = Exports(resources, bot, outbox.wake)
        inbox = Inbox(resources, bot, outbox, settings.person_rate, metrics, exports.wake)
        nudges = Nudges(resources, outbox.wake, metrics, lead)
        retention = Retention(resources, settings.retention_months, outbox.wake, lead)

        async def elected(after_another: bool) -> None:
            if after_another:
                rate.pause(1.0)  # Telegram counts what the other leader sent in the last second, too
            outbox.wake()

        leading = Leadership(_lock(database, lead, outbox), elected, database.abort)
        yield App(
            inbox,
            outbox,
            nudges,
            retention,
            exports,
            renderer,
            database,
            leading,
            lead,
            mail_from_file,
            read_list_file,
            partial(resources.counting.run, database),
        )
    finally:
        await database.close()


def _lock(database: Database, lead: LeaderLease, outbox: Outbox) -> Lock:
    if database.embedded:
        return FileLeadership(str(database.url.database))
    return AdvisoryLock(database, lead, outbox.wake, outbox.forget)
