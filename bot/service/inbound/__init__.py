"""Take in batches of updates."""
