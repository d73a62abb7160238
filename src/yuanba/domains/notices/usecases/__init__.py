"""What can be done with notices: one verb per file."""
