"""Paying by WeChat: API v3 of WeChat Pay."""
