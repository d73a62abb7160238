"""What the product promises to be fast at, each as a ratio to a bare endpoint on the same database in the same run."""
