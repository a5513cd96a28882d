"""What inspectors, auditors and administrators read: the log and its report."""
