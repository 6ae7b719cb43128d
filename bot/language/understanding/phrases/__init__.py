"""Compare a text with phrases, word by word, however they are spelled."""
