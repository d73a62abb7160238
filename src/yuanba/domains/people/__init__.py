"""Who people are: accounts, resident cards, tenure, posts, and what follows from them."""
