"""What an estate decided: so far resolutions, minuted or voted elsewhere. Words: resolution, body, minute (a scan)."""
