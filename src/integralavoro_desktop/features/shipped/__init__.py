"""What a new store begins with: the grid, the places, the known bodies, the values of the law."""
