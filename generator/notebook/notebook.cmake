owldeck_library(notebook
  SOURCES
    notebook/headings.cc notebook/notebook.cc notebook/python_layout.cc
    notebook/python_scan.cc notebook/python_tokens.cc
    notebook/source_line.cc
  USES source
  PRIVATE_USES fmt::fmt nlohmann_json::nlohmann_json)
owldeck_alone(notebook/python_scan.cc)
