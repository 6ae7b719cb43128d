"""Between people's words and values: `understanding` reads what they type, `wording` says what is meant."""
