"""The checks, one file each; `registry` finds them, `base` is what they return."""
