"""Under which addresses the pages of tenders stand."""

ALL = "partnerships/<str:ref>/tender/"
ONE = f"{ALL}<int:number>/"
