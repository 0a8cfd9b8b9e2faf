"""What is read as text: reports, moments, comparisons, variants."""
