"""Partnerships: home, search, workspace, rooms, answers, sharing."""
