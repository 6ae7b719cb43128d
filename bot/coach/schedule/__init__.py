"""When the coach speaks by itself, as a pure function of what is known."""
