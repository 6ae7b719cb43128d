"""What is promised when things go wrong: each row of the table is a test that injects the fault for real.

The table is `docs/reliability.md`; it names the files, and a test carries the number of its row in its name.
Each is run on SQLite and on PostgreSQL, unless a mark says why not (`tests.support.databases`).
"""
