"""What the person and those beside her see of her readiness for work, sheet by sheet, and what the team decided."""
