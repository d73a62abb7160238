"""Meters of homes and common parts, and what was read on them; equipment, drawings and certificates come later."""
