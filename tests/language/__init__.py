"""From words to values, and from values to words."""
