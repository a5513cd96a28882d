"""Tags of templates that rest on what a process keeps in memory."""
