"""The articles as one town, played through the use cases."""
