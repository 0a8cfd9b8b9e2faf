"""The case file: its shape, its places, its times, and the resolved case that comes of it."""
