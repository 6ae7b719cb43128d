"""Test what is kept, and how."""
