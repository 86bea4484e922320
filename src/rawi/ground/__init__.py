"""Step 5: ties words to the world: places, days, actors; or says why it cannot be done."""
