"""Readings are what a text may mean: a report, a request, a reply to an offer, a feeling."""
