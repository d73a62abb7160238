"""What people do with meters: one verb per file."""
