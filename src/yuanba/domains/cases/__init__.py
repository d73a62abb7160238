"""Requests with a clock: who said what, what was promised by when, what was done, and whether it is solved."""
