"""Statements of what an estate received and spent: computed, reviewed, signed, published, and never changed."""
