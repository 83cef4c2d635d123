"""Benchmarks, each compared with a peer or a limit in the same run. `./run bench` writes docs/benchmarks.md."""
