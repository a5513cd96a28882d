"""What a case answers: results, drill-down, comparison, affordability, review, drafts for print."""
