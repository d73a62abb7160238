"""Whoever keeps records of its own is a yard; one yard is one shard."""
