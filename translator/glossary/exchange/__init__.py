"""The glossary in other programs' formats: read with a preview, written without loss."""
