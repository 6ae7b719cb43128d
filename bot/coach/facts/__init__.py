"""What dialogues establish, and what they may know when they start."""
