"""File what a line, a mail or a table reports of applications."""
