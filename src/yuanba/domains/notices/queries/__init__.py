"""Reading notices, narrowed to what the actor may see."""
