"""The dialogues, readable aloud: what the coach asks, in which order, and why."""
