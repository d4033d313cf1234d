/// What a notebook imports: the vocabulary of experiments, statistics, charts and tables, and the means to run them.
@_exported import Statistics
@_exported import Experiments
@_exported import SVGCharts
@_exported import Outputs
