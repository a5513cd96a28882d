"""Gates: proposals, approvals by each legal body, and the published list."""
