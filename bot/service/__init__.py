"""The running coach: this package takes in what people do, and delivers what the coach says to them.

Transactions are opened here and nowhere else.
"""
