"""How the world reaches the coach, and the coach people: Telegram, a terminal, a page of figures."""
