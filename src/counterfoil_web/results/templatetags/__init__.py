"""Tags for the templates of results."""
