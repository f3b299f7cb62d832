"""Places and lists that everybody shares: territories with their history, and the values an office adds or retires."""
