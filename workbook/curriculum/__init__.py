"""What is asked: pages written in Markdown, read into typed exercises."""
