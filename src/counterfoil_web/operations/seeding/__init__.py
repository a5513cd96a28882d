"""Made-up records at national size, to measure with: never in an installation for real work."""
