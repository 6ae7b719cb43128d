"""Do what the coach does by itself: nudges, retention, exports."""
