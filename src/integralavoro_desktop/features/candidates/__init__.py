"""The people whom we accompany to work: where they live, who follows them, what they can do and want."""
