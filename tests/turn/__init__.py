"""One event of one person, and all that follows from it."""
