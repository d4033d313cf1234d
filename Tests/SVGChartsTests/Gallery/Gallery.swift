// All charts of the gallery.
let gallery: [GalleryChart] = lineCharts + barCharts + axisCharts + cellCharts + experimentCharts + edgeCharts
