"""A tender as a folder: its plan, and a table for each kind of record."""
