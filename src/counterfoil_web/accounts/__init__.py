"""Organisations, people, their roles, sign-in, and what a request may see."""
