"""The register of prints: which paper went to whom, under which consent, and what is to be taken back."""
