"""Is the partnership worth it: options, cash flows, chance and value for money."""
