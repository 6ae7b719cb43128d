"""The bots that ours is measured beside. They run in a virtual environment of their own."""
