"""Respond to what somebody feels: to feelings, nerves, refusals to talk, and danger."""
