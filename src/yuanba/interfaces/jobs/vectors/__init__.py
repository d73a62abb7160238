"""Worked examples, each computed by the rules that are in use: `given` in, what was found out."""

from yuanba.interfaces.jobs.vectors.books import BOOKS
from yuanba.interfaces.jobs.vectors.paying import PAYING
from yuanba.interfaces.jobs.vectors.prices import PRICES

TOPICS = PRICES | PAYING | BOOKS
