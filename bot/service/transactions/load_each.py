"""Load people to whom the coach writes of its own accord; one unreadable person keeps nobody else waiting."""

from __future__ import annotations

import logging
from itertools import groupby
from operator import itemgetter

from sqlalchemy.exc import DBAPIError

from bot.errors import describe
from bot.service.transactions.transaction import Transaction
from bot.store import queries
from bot.store.crypto import KeyRefusedError

log = logging.getLogger(__name__)


async def load_each(transaction: Transaction, rows: queries.Rows) -> set[int]:
    """Load people, one by one if not all of them can be read; return the ids of those loaded.

    Each person who can't be read is logged. Raises SettingsError where a master key is missing.
    """
    try:
        return set((await transaction.load(rows)).values())
    except DBAPIError:
        raise
    except KeyRefusedError:
        await transaction.confirm_keys()
    except Exception:  # noqa: S110 - each is loaded by itself below, and errors are logged there
        pass
    people: set[int] = set()
    for person, own in groupby(rows, itemgetter("id")):
        try:
            await transaction.load(list(own))
            people.add(person)
        except DBAPIError:
            raise
        except Exception as error:  # whatever it is, the others go on
            log.error(
                "a person's rows can't be read, so nothing is sent to them: %(error)s",
                {"error": describe(error)},
            )
    return people
