"""How fast it is, measured beside its peers: `make bench`. No tests: nothing here fails."""
