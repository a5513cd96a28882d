"""The strategy and objectives room: drafts, versions, results, review."""
