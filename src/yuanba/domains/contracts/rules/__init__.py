"""What holds for contracts and prices, without Django, clock or database. Amounts are fen, prices fractions."""
