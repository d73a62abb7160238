"""What happened, appended; and what follows from it, once."""
