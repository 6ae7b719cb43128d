"""Cards are what a command or a button shows, apart from any dialogue."""
