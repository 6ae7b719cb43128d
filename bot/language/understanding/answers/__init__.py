"""Read answers to questions from text: options, names, reasons."""
