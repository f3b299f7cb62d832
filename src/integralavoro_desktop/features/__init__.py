"""One folder per record type, in the plural; siblings do not know each other."""
