"""One turn: a person, their open runs and what they did → the same person afterwards, and what is said.

Pure: no clock, no database, no words. `decide.decide` is the way in.
"""
