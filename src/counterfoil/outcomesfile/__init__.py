"""The outcomes of a partnership as a folder: a document, and a table for each kind of record."""
