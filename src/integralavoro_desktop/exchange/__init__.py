"""Bundles between laptops and the office. The only room that knows age and the signatures."""
