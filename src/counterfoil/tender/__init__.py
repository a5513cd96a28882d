"""Bids for a contract: the plan to judge them by, the record of judging, and the winner."""
