"""What a coach finds in the morning: the day's appointments, what is to be done, whom to get back to."""
