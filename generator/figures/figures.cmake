owldeck_library(figures SEPARATE
  SOURCES
    figures/arcs.cc figures/arcs_data.cc
    figures/arcs_figure.cc figures/arcs_layout.cc figures/bars_data.cc
    figures/bars_figure.cc figures/drawing.cc figures/figure.cc
    figures/formula_figure.cc figures/heatmap.cc figures/heatmap_arcs.cc
    figures/heatmap_cells.cc figures/heatmap_data.cc figures/heatmap_layout.cc
    figures/heatmap_margins.cc figures/heatmap_plan.cc figures/heatmap_words.cc
    figures/owl.cc
    figures/parts.cc figures/scale_bar.cc figures/shapes_figure.cc
    figures/still_figure.cc figures/state_figure.cc figures/tensor_shape.cc
    figures/anchor_map.cc
    figures/calls_figure.cc
    figures/cards_figure.cc
    figures/checklist_figure.cc
    figures/configurations_data.cc
    figures/configurations_figure.cc
    figures/diagram_box.cc
    figures/graph_data.cc
    figures/graph_edge.cc
    figures/graph_figure.cc
    figures/image_figure.cc
    figures/labels.cc
    figures/layered_layout.cc
    figures/layered_order.cc
    figures/layered_place.cc
    figures/layered_route.cc
    figures/lines_data.cc
    figures/lines_figure.cc
    figures/map_figure.cc
    figures/pipeline_figure.cc
    figures/prerequisites_figure.cc
    figures/projection_data.cc
    figures/projection_layout.cc
    figures/projection_figure.cc
    figures/slide_mark.cc
    figures/softmax_data.cc
    figures/softmax_figure.cc
    figures/strips.cc
    figures/staircase_figure.cc
    figures/tensor_part.cc
    figures/timeline_figure.cc
    figures/timeline_layout.cc
    figures/timeline_rows.cc
    figures/vectors_figure.cc
    figures/weighted_sum_data.cc
    figures/weighted_sum_figure.cc
    figures/words.cc
  USES attention audience deck theme text
  PRIVATE_USES fmt::fmt)
