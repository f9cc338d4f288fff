"""Models that Qt's views show: the case list, the grid, the findings."""
