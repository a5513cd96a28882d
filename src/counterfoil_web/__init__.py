"""Counterfoil in the browser: a thin shell over the library, with the accounts and the record."""
