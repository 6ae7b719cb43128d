"""Run the example conversation of python-telegram-bot's documentation, stored by its PicklePersistence.

It knows KNOWN people from before, each with answers and a place in the conversation. It stores changes every
INTERVAL seconds; the default is 60, and a flush costs the same.
"""

import os
import pickle
from pathlib import Path
from typing import Any

from telegram import ReplyKeyboardMarkup, ReplyKeyboardRemove, Update
from telegram.ext import (
    Application,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    PersistenceInput,
    PicklePersistence,
    filters,
)

GENDER, PHOTO, LOCATION, BIO = range(4)
INTERVAL = 10
FIRST = 10_000_000
NAME = "survey"
STORE = PersistenceInput(bot_data=False, chat_data=False, callback_data=False)


async def start(update: Update, _: Any) -> int:
    assert update.message is not None
    keys = ReplyKeyboardMarkup([["Boy", "Girl", "Other"]], one_time_keyboard=True)
    await update.message.reply_text("Hi! Are you a boy or a girl?", reply_markup=keys)
    return GENDER


async def gender(update: Update, context: Any) -> int:
    assert update.message is not None
    context.user_data["gender"] = update.message.text
    await update.message.reply_text("I see! Please send me a photo.", reply_markup=ReplyKeyboardRemove())
    return PHOTO


async def skip_photo(update: Update, _: Any) -> int:
    assert update.message is not None
    await update.message.reply_text("You look great. Now, send me your location please.")
    return LOCATION


async def skip_location(update: Update, _: Any) -> int:
    assert update.message is not None
    await update.message.reply_text("At last, tell me something about yourself.")
    return BIO


async def bio(update: Update, context: Any) -> int:
    assert update.message is not None
    context.user_data["bio"] = update.message.text
    await update.message.reply_text("Thank you! I hope we can talk again some day.")
    return ConversationHandler.END


def known(file: Path, people: int) -> None:
    """Write the file of a bot that knows so many people."""
    ids = range(FIRST, FIRST + people)
    users = {number: {"gender": "Boy", "bio": f"I am number {number}"} for number in ids}
    places: dict[tuple[int, ...], object] = {(number, number): PHOTO for number in ids}
    kept = {"conversations": {NAME: places}, "user_data": users, "chat_data": {}, "bot_data": {}}
    file.write_bytes(pickle.dumps({**kept, "callback_data": None}))


def main() -> None:
    file = Path(os.environ["DATA_DIR"]) / "kept.pickle"
    known(file, int(os.environ["KNOWN"]))
    base = f"{os.environ['TELEGRAM_API_URL']}/bot"
    store = PicklePersistence(file, store_data=STORE, update_interval=INTERVAL)
    builder = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(base)
    application = builder.persistence(store).build()
    text = filters.TEXT & ~filters.COMMAND
    conversation = ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={
            GENDER: [MessageHandler(text, gender)],
            PHOTO: [CommandHandler("skip", skip_photo)],
            LOCATION: [CommandHandler("skip", skip_location)],
            BIO: [MessageHandler(text, bio)],
        },
        fallbacks=[],
        name=NAME,
        persistent=True,
    )
    application.add_handler(conversation)
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
