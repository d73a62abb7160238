"""How bills are worked out and how what is owed and paid stands in the book."""
