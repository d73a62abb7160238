"""Butlers, engineers, managers: today first."""
