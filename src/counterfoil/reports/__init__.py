"""The answer as people read it: tables, pages, charts, Word, JSON and saved runs."""
