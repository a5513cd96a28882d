"""What was promised, claimed, certified and banked, what it cost, and why the two differ."""
