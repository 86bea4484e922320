"""How a desk of an older version comes up to the schema of today: one module a step."""
