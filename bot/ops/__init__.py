"""Do the operator's work on the database: back up, restore, move, change keys, deal with dead letters."""
