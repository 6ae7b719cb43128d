"""Read countries, regions and time zones from text."""
