"""The channel diagram: from a sketch to DOT, laid out by Graphviz, its labels placed where nothing is covered."""
