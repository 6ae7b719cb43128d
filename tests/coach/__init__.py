"""Test the dialogues, and when nudges come."""
