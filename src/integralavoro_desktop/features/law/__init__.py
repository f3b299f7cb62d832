"""What the law and the office set in figures: each value with its days and its source."""
