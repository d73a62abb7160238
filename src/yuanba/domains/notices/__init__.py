"""What is said to whom: notices with an audience, receipts and proof of delivery; nothing is live before its notice."""
