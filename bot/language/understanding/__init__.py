"""Libraries that turn words into values, so that what decides needs none of them."""
