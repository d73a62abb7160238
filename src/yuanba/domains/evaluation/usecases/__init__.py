"""One verb a file: the listing is what can be done."""
