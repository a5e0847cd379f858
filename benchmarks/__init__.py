"""Budgets of DESIGN section 6, measured: `make bench`. Ratios within one run, so that a slow machine is no excuse."""
