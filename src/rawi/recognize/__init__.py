"""Step 3: Sentence -> units: words and phrases with everything they may mean."""

from rawi.recognize.units import Unit, recognize

__all__ = ["Unit", "recognize"]
