"""Read the days and hours in a text: in an answer, in a line or in a mail.

The words and the shapes stand in `dates.toml` and `hours.toml` of a language; this package counts the days.
What a found day means for an answer is decided in `in_answers.py`; lines and mails decide for themselves.
"""
