"""What holds for bills, payments and spending, without Django, clock or database. Amounts are fen."""
