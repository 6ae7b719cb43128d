"""Model a turn: the person with their runs, what can be said, and the turn itself."""
