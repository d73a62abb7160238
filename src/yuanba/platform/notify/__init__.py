"""What is said to one person: inbox and SMS."""
