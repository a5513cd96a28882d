"""Tenders: the plan that bids are judged by, who judges, what came in, and the record of it all."""
