"""Run the coach: take in what people do, and deliver what the coach says to them.

No other package opens a transaction in which a turn is decided.
"""
