"""The outcomes of a partnership: what was promised, claimed, certified, banked, and what next."""
