"""What an operator does with what is kept: back it up, bring it back, change the key, deal with leftovers."""
