"""Afterword: a coach for waiting on a job decision, and for the no that may come."""
