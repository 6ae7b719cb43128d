"""Read chat messages that tell about applications: "applied at A and B today", "Acme said no".

`reading.read_lines` does it. It isn't imported here: its patterns take a quarter of a second to compile, and
other modules of this package are wanted before anybody has typed such a line.
"""
