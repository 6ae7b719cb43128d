"""The schedule says when the coach writes of its own accord, as a pure function of a person's history."""
