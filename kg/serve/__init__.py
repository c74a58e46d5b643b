"""`kg serve`: the explorer and a read-only SPARQL 1.1 endpoint over a built graph, on this machine alone.

`server.run` starts it. Queries run in processes of their own (`worker`), which `pool` kills at their limits; `guard`
refuses what may not run at all; `app` puts it on HTTP.
"""
