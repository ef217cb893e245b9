"""What the text of a report says: figures, statements and lists in it. Knows word lists, neither rules nor forms."""
