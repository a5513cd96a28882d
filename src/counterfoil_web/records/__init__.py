"""The append-only log, jobs with progress, and protective marking."""
