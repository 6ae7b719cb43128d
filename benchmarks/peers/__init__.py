"""The bots that the coach is compared with. They run in a virtual environment of their own."""
