"""How quick Counterfoil is, beside the least work possible and beside others. Not timed tests."""
