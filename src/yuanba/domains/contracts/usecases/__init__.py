"""What people do with contracts: one verb per file."""
