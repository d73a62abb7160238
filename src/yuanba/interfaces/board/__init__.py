"""The notice board: anyone, no login."""
