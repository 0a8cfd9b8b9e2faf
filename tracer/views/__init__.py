"""What a person or a program is shown of a report: texts, tables, diagrams. Nothing here writes a file."""
