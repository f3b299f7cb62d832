"""What the person allows us to say, to whom, until when; and the notices that were handed over."""
