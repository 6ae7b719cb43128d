"""A turn takes a person with their open runs and an event, and gives the changed person and what is said.

It is pure: it knows no clock, no database and no words. `decide.decide` is the way in for events,
`nudge.send_planned` for nudges.
"""
