//! Values to text a person or a program reads: HTML, Markdown, CSV and JSON.
