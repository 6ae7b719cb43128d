"""Say whether the process is well, and end it in order."""
