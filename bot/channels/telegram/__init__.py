"""Connect to Telegram: raw updates in, raw messages out, through python-telegram-bot's `Bot`."""
