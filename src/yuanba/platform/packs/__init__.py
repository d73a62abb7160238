"""A whole yard in one signed, locked file: exported here, proved equal there."""
