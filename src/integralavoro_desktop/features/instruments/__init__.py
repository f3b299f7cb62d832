"""The instruments of assessment: grids whose levels are described, scores of others, and what equals what."""
