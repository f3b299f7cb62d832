"""The tour: a whole month through the real windows, with pictures and papers of every step."""
