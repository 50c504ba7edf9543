owldeck_library(import
  SOURCES
    import/anchor_field.cc import/anchor_reader.cc import/anchor_tree.cc
    import/code_lines.cc import/code_tree.cc import/deck_gates.cc import/deck_tree.cc import/deck_yaml.cc
    import/default_body.cc import/import_map.cc import/learner_tree.cc import/map_blocks.cc
    import/map_blueprint.cc import/map_content.cc import/map_label.cc
    import/map_lines.cc import/map_reader.cc import/map_sections.cc import/map_sections_text.cc
    import/map_tables.cc import/markdown_lines.cc import/modules.cc import/passage.cc
    import/prerequisite_list.cc import/quiz_lines.cc import/slide_blocks.cc
    import/slide_kind.cc import/slide_label.cc import/slide_limits.cc import/slide_reader.cc
    import/slide_table.cc import/slide_text.cc import/slide_tree.cc
    import/slide_type.cc import/slide_values.cc import/table_row.cc
    import/text_measure.cc import/words.cc import/write_folder.cc import/write_map.cc
    import/write_yaml.cc
    import/yaml_tree.cc import/yaml_words.cc
  USES deck notebook
  PRIVATE_USES fmt::fmt)
