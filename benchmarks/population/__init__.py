"""The reports of a province as they would be handed in, made up: agencies, figures, texts, faults, and what is true."""
