"""Read what a text asks for, and which application it is about."""
