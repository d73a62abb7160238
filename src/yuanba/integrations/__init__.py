"""Outside services, each behind a port of a lower floor."""
