"""One function per action of a person; one action = one transaction = events + rows."""
