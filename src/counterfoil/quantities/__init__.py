"""The nouns that every field shares: years, money, cash flows, volumes and chance."""

from counterfoil.quantities.cash_flow import CashFlow, PriceBasis
from counterfoil.quantities.copula import correlation_factor, equal_correlations
from counterfoil.quantities.distribution_text import read_distribution, write_distribution
from counterfoil.quantities.distributions import (
    Discrete,
    Distribution,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.quantities.money import Money
from counterfoil.quantities.occurrence import Occurrence
from counterfoil.quantities.streams import stream
from counterfoil.quantities.volumes import Band, MarginalBands, Volume
from counterfoil.quantities.years import FinancialYear, Month, years_from

__all__ = [
    "Band",
    "CashFlow",
    "Discrete",
    "Distribution",
    "Empirical",
    "FinancialYear",
    "Fixed",
    "Lognormal",
    "MarginalBands",
    "Money",
    "Month",
    "Normal",
    "Occurrence",
    "Pert",
    "PriceBasis",
    "Triangular",
    "Uniform",
    "Volume",
    "correlation_factor",
    "equal_correlations",
    "read_distribution",
    "stream",
    "write_distribution",
    "years_from",
]
