"""What a company owes an estate and may ask for it: mode, service lines, prices, budget; its posts follow it."""
