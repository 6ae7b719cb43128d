"""What is kept, where, and under which key."""
