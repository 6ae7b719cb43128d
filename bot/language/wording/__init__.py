"""Turn what a turn says into messages with buttons, in the words of `content/`."""
