"""Interpret a text as an answer, a name or a mention of an application."""
