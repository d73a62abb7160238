"""Yuanba 院坝: the open platform on which an estate is looked after together."""
