"""Line by line: the workbook for screen readers, simple terminals and scripts."""
