"""What the product is about; order of dependence in docs/architecture.md."""
