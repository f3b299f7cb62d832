"""The practice district: an office, two laptops and invented people with believable years behind them."""
