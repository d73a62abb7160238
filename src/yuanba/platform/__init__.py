"""What every domain stands on; its only noun is the yard."""
