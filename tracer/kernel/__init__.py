"""Integers only: no case, no file, no words.

One letter and ten million share it: time constraints, alignment of hands against a plan,
and the three-valued logic of what is known.
"""
