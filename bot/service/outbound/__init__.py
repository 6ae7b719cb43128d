"""Send each person's messages: from the queues to the courier, and what became of them."""
