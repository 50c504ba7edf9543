owldeck_test(figures_test
  SOURCES
    generator/figures/arcs_test.cc generator/figures/bars_test.cc
    generator/figures/figure_test.cc
    generator/figures/heatmap_test.cc generator/figures/parts_test.cc
    generator/figures/shapes_test.cc generator/figures/state_test.cc
    generator/figures/calls_test.cc
    generator/figures/cards_test.cc
    generator/figures/checklist_test.cc
    generator/figures/configurations_test.cc
    generator/figures/layered_layout_test.cc
    generator/figures/lines_test.cc
    generator/figures/map_test.cc
    generator/figures/pipeline_test.cc
    generator/figures/prerequisites_test.cc
    generator/figures/timeline_test.cc
    generator/figures/image_test.cc
    generator/figures/graph_test.cc generator/figures/projection_test.cc
    generator/figures/softmax_test.cc generator/figures/staircase_test.cc
    generator/figures/vectors_test.cc generator/figures/weighted_sum_test.cc
  USES figures)
