"""Performance under a contract: trends, ratings, checks of figures, breaches, changes, health."""
