"""A4 papers: typed data and a template become the bytes of a PDF; what people wrote is never read as markup."""
