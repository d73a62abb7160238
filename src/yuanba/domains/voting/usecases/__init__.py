"""What can be done with resolutions, one verb a file."""
