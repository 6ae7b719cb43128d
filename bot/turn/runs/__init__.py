"""Begin, park, resume, change and end runs, and keep the names in them current."""
