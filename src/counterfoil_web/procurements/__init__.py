"""The procurement of a partnership: its law, its days, its notices and its registers."""
