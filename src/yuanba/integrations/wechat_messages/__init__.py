"""People write to an official account of WeChat, and are answered there."""
