"""For whoever keeps the machine running: health, figures, what is stuck."""
