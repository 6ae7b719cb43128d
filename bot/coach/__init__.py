"""What the coach asks, in which order, and why. Readable aloud; imports the talk engine only.

Start with `reflection`: the five steps after a no.
"""
