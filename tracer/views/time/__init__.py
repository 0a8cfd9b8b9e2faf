"""The views over time: the sequence, custody, knowledge; laid out here, from an order that the times allow."""
