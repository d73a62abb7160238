"""Commands a machine runs: the server with its worker, periodic work."""
