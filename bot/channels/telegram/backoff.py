"""Log a failed call to Telegram or the database, and return how long to wait before the next one."""

from __future__ import annotations

import logging

from sqlalchemy.exc import DBAPIError
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.request import FloodError
from bot.errors import SettingsError
from bot.store.unavailable import is_damaged, is_locked

log = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
"""Seconds between two attempts at most, unless Telegram itself says how long to wait."""

LONGEST_WITHOUT_DATABASE = 5.0
"""Seconds between two attempts at most while the database can't store anything: once it is back, people have
waited long enough, and each attempt costs it little."""

LONGEST_OUT_OF_REACH = 4.0
"""Seconds between two attempts at most while Telegram can't be reached, for the same reasons: after an
outage, however long, nobody waits for longer than this."""

MAX_RETRY_AFTER = 60.0
"""Seconds of the longest `retry_after` that is obeyed: everybody waits behind this call, and asking again
costs one request."""

AFTER_CONFLICT = 5.0
"""Seconds until the next fetch while another process fetches, or has set a webhook: somebody has to stop one
of the two by hand, and until then they only disturb each other. Our own choice."""

WHILE_HELD = 1.0
"""Seconds between two attempts while a table is locked."""

WEBHOOK = "webhook"
"""A word in Telegram's answer to a fetch while there is a webhook, or when one is set."""


def pause_after(error: TelegramError | DBAPIError, failures: int, *, known: bool = False) -> float:
    """Return the seconds to wait before the next attempt, and log why. failures: attempts failed before.

    known: whether Telegram has accepted the token before. If so, a refusal may come from something else (a
    proxy, a server of the Bot API that has just started), and another attempt is made. Raises SettingsError
    if Telegram has never accepted the token.
    """
    if isinstance(error, InvalidToken):
        if not known:
            raise token_refused() from None
        log.error(
            "Telegram refuses the token that it took before; if this goes on, set TELEGRAM_BOT_TOKEN anew"
        )
        return backoff(failures)
    if isinstance(error, Conflict):
        if WEBHOOK in str(error).casefold():
            log.warning("another process has set a webhook for this bot; stop one of the two")
        else:
            log.warning("another process fetches the updates of this bot; stop one of the two")
        return AFTER_CONFLICT
    if isinstance(error, FloodError):
        pause = min(MAX_RETRY_AFTER, error.seconds or backoff(failures))
        log.warning("Telegram wants a pause: %(seconds)d s", {"seconds": pause})
        return pause
    kind = type(error).__name__
    if is_locked(error):
        log.warning("a table is locked by another session: nobody is answered until it is free")
        return WHILE_HELD
    if is_damaged(error):
        log.error("a page of the database can't be read: nobody is answered until it is repaired or restored")
        return LONGEST_WITHOUT_DATABASE
    if isinstance(error, DBAPIError):
        log.error("the database stored no updates, so none were confirmed: %(error)s", {"error": kind})
        return min(LONGEST_WITHOUT_DATABASE, backoff(failures))
    log.warning("Telegram can't be reached: %(error)s", {"error": kind})
    return min(LONGEST_OUT_OF_REACH, backoff(failures))


def token_refused() -> SettingsError:
    """Return what to set where Telegram has never accepted the token."""
    return SettingsError("Set TELEGRAM_BOT_TOKEN anew: Telegram does not know this one, or it was revoked.")


def backoff(failures: int) -> float:
    """Return the seconds to wait after so many failed attempts: a quarter, then twice as long each time."""
    return min(LONGEST_PAUSE, 2.0 ** min(failures, 20) / 4)
