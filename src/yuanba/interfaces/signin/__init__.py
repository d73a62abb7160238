"""Signing in and out, and how pages are shown."""
