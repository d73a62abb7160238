"""Books of a yard: entries of transfers that cannot be unbalanced, holds, lots, periods that stay closed."""
