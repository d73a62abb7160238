"""Pictures, re-encoded and stripped, kept by digest."""
