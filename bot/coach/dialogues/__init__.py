"""The dialogues say what the coach asks, in which order, and why. They can be read aloud."""
