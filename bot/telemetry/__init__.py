"""Tell an operator how the process is doing. Nothing here knows what people wrote."""
