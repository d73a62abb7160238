"""Values that are unreadable at rest: AES-256-GCM, bound to the row and field they belong to."""
