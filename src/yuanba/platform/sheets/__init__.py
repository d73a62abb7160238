"""Spreadsheets as they are: read cell by cell, the table found by its heads in any order and language."""
