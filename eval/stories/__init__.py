"""Stories over real updates: what is invented, what has no source, what a reader says."""
