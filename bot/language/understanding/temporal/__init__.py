"""Read the days and hours in a text: in an answer, in a line or in a mail.

The words and the shapes are content, `dates.toml` and `hours.toml` of a language; how a day is counted is
decided here. What each reader makes of what was found is its own: see `in_answers.py` for answers.
"""
