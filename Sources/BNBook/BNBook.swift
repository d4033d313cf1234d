/// What a notebook imports: the vocabulary of experiments, charts and tables, and the means to run them.
@_exported import Experiments
@_exported import SVGCharts
@_exported import Outputs
