"""Counterfoil: is a private sector partnership in policing worth it, and did it deliver?"""

__version__ = "0.1.0"
