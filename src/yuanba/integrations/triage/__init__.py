"""Kind, level and unit of a request learnt from examples: linear models on pairs of characters, by scikit-learn."""
