"""Residents on a phone: one thing at a time."""
