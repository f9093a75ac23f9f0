"""A fictional ward with a year of history. Generated and seeded: no real person, no real office."""
