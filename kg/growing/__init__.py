"""Adding to a graph without making all of it again: what changes is made, the rest is copied.

The results are the same bytes as those of one build of all. `ledger` knows what stands in the results, `changes` finds
what a new state changes in them, `splice` puts it into sorted files.
"""
