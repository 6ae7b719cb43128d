"""Measure how fast the coach is, beside its peers: `make bench`. These are no tests: nothing fails."""
