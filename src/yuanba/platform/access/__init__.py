"""Who may do what where: grants, the closed table of actions, and limits on how often."""
