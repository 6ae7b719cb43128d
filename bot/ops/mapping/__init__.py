"""Draw dialogues as maps: which question follows which answer (`afterword map`)."""
