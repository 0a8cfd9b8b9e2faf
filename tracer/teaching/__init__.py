"""Teaching with a case: what a class is given, what it hands in, and how that is marked."""
