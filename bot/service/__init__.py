"""What a running coach does: it takes in what people did, and delivers what it says.

Transactions are opened here and nowhere else.
"""
