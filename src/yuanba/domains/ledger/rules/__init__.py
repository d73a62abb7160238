"""What holds for books, without Django, clock or database."""
