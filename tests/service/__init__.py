"""Updates in, messages out: the inbox, the outbox, and what runs beside them."""
