"""Run the coach: take in what people do, and deliver what the coach says to them.

Transactions are opened here and nowhere else.
"""
