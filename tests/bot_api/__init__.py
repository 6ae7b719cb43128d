"""A strict stand-in for the Bot API: it refuses what Telegram refuses, and remembers every refusal."""
