"""What the text of a report says, read as figures, statements and lists. Knows word lists, and neither rules nor forms."""
