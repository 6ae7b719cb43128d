"""How the outside reaches the coach: Telegram's two ways, the terminal, the pages it serves."""
