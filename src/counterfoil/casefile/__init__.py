"""A partnership as a folder of YAML and CSV, and as an Excel workbook, lossless both ways."""

from counterfoil.casefile.difference import Change, ChangeKind, case_changes
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.folder import folder_files
from counterfoil.casefile.folder_update import update_case, write_case
from counterfoil.casefile.load import CaseForm, Loaded, load_case, load_case_or_raise
from counterfoil.casefile.review import ReviewStatus, review_status

__all__ = [
    "CaseForm",
    "Change",
    "ChangeKind",
    "Loaded",
    "ReviewStatus",
    "case_changes",
    "case_fingerprint",
    "folder_files",
    "load_case",
    "load_case_or_raise",
    "review_status",
    "update_case",
    "write_case",
]
