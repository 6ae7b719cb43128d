"""Connect the coach to the outside: Telegram, a terminal, and the operator's pages."""
