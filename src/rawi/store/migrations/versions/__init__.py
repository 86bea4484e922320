"""The steps, in the order of their numbers; a step is never changed once a desk may have taken it."""
