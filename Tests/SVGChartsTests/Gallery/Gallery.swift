// All charts of the gallery.
let gallery: [GalleryChart] = lineCharts + barCharts + cellCharts + experimentCharts + edgeCharts
