"""Programs: `/api/v1` (OpenAPI)."""
