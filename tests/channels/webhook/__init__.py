"""Telegram calls the coach: the real process and its parts, updates brought by a webhook."""
