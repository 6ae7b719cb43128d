"""Store what the coach knows: tables, statements, encryption and keys."""
