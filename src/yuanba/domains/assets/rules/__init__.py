"""What holds for meters, without Django, clock or database."""
