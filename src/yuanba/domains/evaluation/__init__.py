"""Instruments and scores: so far the yearly survey of an estate. Words: survey, question, mark, points, base."""
