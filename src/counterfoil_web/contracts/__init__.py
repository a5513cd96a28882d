"""The contract room: terms, what was recorded, monthly statements, invoices and performance."""
