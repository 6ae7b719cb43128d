"""What is promised when things go wrong: each row of the table is a test that injects the fault for real.

rows 1 to 4       test_kills.py          killed at every place of `bot.crash`
rows 5, 6, 8, 17  test_repeats.py        the same thing twice, and ids that start again
row 7             test_disorder.py       taps and texts out of order
row 9             test_poison.py         an update that nobody can deal with
rows 10 to 13     test_network.py        floods, proxies, timeouts, refused connections
rows 14, 15       test_database.py       a database that is locked or full
rows 16, 19       test_absence.py        blocked and back; ten minutes without network
row 18            test_restarts.py       a restart at every question of every dialogue
row 20            test_clocks.py         a clock that is wrong, and hours that are skipped or repeated
row 21            test_upgrades.py       killed in a migration; upgraded in the middle of a dialogue
rows 25, 26       test_odd_things.py     far too much, odd characters, and what is no text
row 22            test_leaving.py        /delete with messages queued
row 23            test_restoring.py      backup and restore under load
row 24            test_stopping.py       SIGTERM under load

Each is run on SQLite and on PostgreSQL, unless a mark says why not (`tests.databases`).
"""
