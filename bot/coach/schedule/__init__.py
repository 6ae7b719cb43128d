"""The schedule says when the coach speaks by itself, as a pure function of a person's history."""
