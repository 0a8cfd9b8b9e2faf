"""Findings for programs: JSON, SARIF, JUnit XML, workflow commands."""
