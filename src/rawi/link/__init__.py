"""Step 6: claims of one real event, from many reports, become an incident that keeps their disagreements.

`reports` reads what is compared, `blocks` finds pairs worth comparing, `compare` weighs them, `stories` and
`cluster` decide, `incidents` writes the result: `origins`, `accounts`, `policies` and `grades` are its parts.
"""

from rawi.link.incidents import link

__all__ = ["link"]
