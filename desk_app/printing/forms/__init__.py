"""Forms as data: what stands on each, what the law locks, what an office may change."""
