"""The part of numba that Counterfoil uses: numba ships no types of its own."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")

@overload
def njit(function: Callable[P, R], /) -> Callable[P, R]: ...
@overload
def njit(*signatures: Any, **options: Any) -> Callable[[Callable[P, R]], Callable[P, R]]: ...

prange = range

def get_num_threads() -> int: ...
def set_num_threads(n: int) -> None: ...
def __getattr__(name: str) -> Any: ...
