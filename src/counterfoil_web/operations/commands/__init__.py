"""One module for each command that runs the application."""
