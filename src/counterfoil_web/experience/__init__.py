"""The experience base and the guide's questions as pages."""
