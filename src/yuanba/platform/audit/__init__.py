"""Evidence: batches of events sealed into signed Merkle trees."""
