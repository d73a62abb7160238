"""Signing in by WeChat: the open platform for websites, an official account inside WeChat."""
