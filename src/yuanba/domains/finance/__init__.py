"""Bills, payments and what they are spent on: so far the arithmetic that holds for them."""
