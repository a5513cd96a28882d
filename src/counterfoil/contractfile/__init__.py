"""A contract as files: its terms in YAML, its records as tables, its closed statements."""
