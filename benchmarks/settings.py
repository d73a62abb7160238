"""The product's settings for the bare server: its own addresses, no middleware."""

from yuanba.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare"
MIDDLEWARE: list[str] = []
