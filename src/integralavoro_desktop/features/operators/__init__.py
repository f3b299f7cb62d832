"""The people who work for the candidates: where they belong, what they may see, which laptops they hold."""
