"""Hand-written, numbered; they never import the tables module, which moves on without them."""
