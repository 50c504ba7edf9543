owldeck_test(notebook_test
  SOURCES
    generator/notebook/headings_test.cc generator/notebook/long_code_test.cc
    generator/notebook/notebook_test.cc
    generator/notebook/python_layout_test.cc
    generator/notebook/python_tokens_test.cc
    generator/notebook/random_bytes_test.cc
    generator/notebook/source_line_test.cc
  USES notebook)
