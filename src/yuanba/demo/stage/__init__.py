"""What scenes are built with: the ground, people, households, notices and requests, each through the use cases."""
