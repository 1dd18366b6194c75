"""What the screen finds of what was planted, what it takes for sensitive by mistake, what leaks."""
