"""Who sends us a person, why, whether this is the right moment, and what we answer."""
