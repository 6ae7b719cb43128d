"""People who did nothing just now are loaded: one whom no code here can read keeps nobody else waiting."""

from __future__ import annotations

import logging
from itertools import groupby
from operator import itemgetter

from sqlalchemy.exc import DBAPIError

from bot.errors import describe
from bot.service.transaction import Transaction
from bot.store import queries
from bot.store.crypto import KeyRefusedError

log = logging.getLogger(__name__)


async def load_each(transaction: Transaction, found: queries.Rows) -> set[int]:
    """Load people, one by one where not all of them can be read; who was loaded.

    Whoever can't be read is told of in the log. Raises SettingsError where that is for want of a key.
    """
    try:
        return set((await transaction.load(found)).values())
    except DBAPIError:
        raise
    except KeyRefusedError:
        await transaction.confirm_keys()
    except Exception:  # noqa: S110 - they are loaded one by one now, and each that can't be is told of
        pass
    people: set[int] = set()
    for person, lines in groupby(found, itemgetter("id")):
        try:
            await transaction.load(list(lines))
            people.add(person)
        except DBAPIError:
            raise
        except Exception as error:  # whatever it is, the others are not kept waiting
            log.error("somebody to be written to could not be read: %(error)s", {"error": describe(error)})
    return people
