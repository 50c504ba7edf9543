owldeck_library(figures
  SOURCES
    figures/arcs.cc figures/arcs_figure.cc figures/bars_data.cc
    figures/bars_figure.cc figures/figure.cc
    figures/formula_figure.cc figures/heatmap.cc figures/heatmap_arcs.cc
    figures/heatmap_cells.cc figures/heatmap_data.cc figures/heatmap_layout.cc
    figures/heatmap_margins.cc figures/heatmap_words.cc figures/owl.cc
    figures/parts.cc figures/scale_bar.cc figures/shapes_figure.cc
    figures/still_figure.cc figures/state_figure.cc figures/tensor_shape.cc
  USES attention deck theme text
  PRIVATE_USES fmt::fmt)
