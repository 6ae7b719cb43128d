"""Read pasted tables of applications."""
