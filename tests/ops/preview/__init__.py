"""The page for those who write the words."""
