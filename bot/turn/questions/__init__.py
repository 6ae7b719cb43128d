"""Take answers to the open question, whether typed or tapped."""
