"""The dialogues, and when the coach speaks by itself."""
