"""Load the tables of words of each language, and check that they are whole."""
