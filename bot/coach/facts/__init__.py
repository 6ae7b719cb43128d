"""Facts are what dialogues establish; briefings are what dialogues are told when they start."""
