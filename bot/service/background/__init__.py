"""Do what the coach does of its own accord: nudges, retention, exports, what was set aside."""
