"""Lead a command, a button or a text to a dialogue or a card."""
