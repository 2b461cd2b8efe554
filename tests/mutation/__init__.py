"""Mutation testing: changes of the law's data and of the code, and which tests notice them."""
