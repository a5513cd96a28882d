"""The contract: its terms, what was recorded, and what each month comes to."""
