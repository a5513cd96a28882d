"""The plan of a procurement and its registers as a folder."""
