"""Prove that the words fit: the limits of Telegram, and how a sentence is put together."""
