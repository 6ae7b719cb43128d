"""Afterword coaches people who wait for a job decision, and who are told no."""
