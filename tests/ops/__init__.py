"""Test what an operator does."""
