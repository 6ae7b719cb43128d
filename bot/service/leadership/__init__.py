"""Let one process of several lead, and know for how long it does."""
