"""Benchmarks: each figure stands beside a bare reference measured in the same run, since machines are noisy."""
