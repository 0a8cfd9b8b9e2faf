"""What follows from a case: orders, hands, departures, custody, knowledge.

Each module answers one question and encodes the case for the kernel; `reading` binds
them together for the checks.
"""
