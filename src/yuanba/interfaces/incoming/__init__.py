"""What comes in by message: WeChat's official account, e-mail."""
