"""What stands in a period, and what was published of it."""
