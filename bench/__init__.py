"""Measures, each beside a peer or a limit in the same run. `./run bench` runs them and writes docs/benchmarks.md."""
