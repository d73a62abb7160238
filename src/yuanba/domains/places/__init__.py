"""The map: the division tree, what each yard is, buildings down to homes, and door codes."""
