"""Doors: a request becomes a typed call here, and nowhere else."""
