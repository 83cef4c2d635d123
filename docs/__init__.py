"""The pages about the code, and the programs that make those of them that are made from the code."""
