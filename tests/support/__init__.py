"""What the tests stand on: databases, the browser, a real server."""
