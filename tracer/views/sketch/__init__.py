"""What a diagram is to show and the visual grammar it is shown in, before anything is laid out."""
