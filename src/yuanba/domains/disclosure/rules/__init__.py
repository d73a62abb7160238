"""What holds for statements, without Django, clock or database."""
