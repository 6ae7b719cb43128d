"""`python -m bot` is the same as `afterword`."""

from bot.cli import main

main()
