"""The coach package holds what the coach asks, in which order, and why. It imports only the talk engine.

The dialogues can be read aloud. Start with `reflection`: the five steps after a no.
"""
