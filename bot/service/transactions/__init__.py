"""Carry out turns in a transaction: load people, decide, write what has changed."""
