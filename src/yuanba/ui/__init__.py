"""The visual language: style sheet, components, words for times and refusals. It knows no domain."""
