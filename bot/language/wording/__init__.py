"""Turn what the coach means into a message with buttons, in the words of `content/`."""
