"""What a person wishes and needs at work, in versions that never overwrite one another."""
