owldeck_library(audit
  SOURCES
    audit/archive_contents.cc audit/audit.cc audit/audit_json.cc audit/contents.cc
    audit/data_uris.cc audit/fold_letters.cc audit/inflate.cc
    audit/learner_texts.cc audit/markup_contents.cc audit/mp4_contents.cc
    audit/passages.cc audit/pdf_content.cc audit/pdf_contents.cc
    audit/pdf_file.cc audit/pdf_filters.cc audit/pdf_font.cc
    audit/pdf_pages.cc audit/pdf_value.cc audit/picture_contents.cc
    audit/png_contents.cc audit/secret_search.cc audit/share_out.cc audit/signs.cc
    audit/text_contents.cc audit/utf16.cc audit/webm_contents.cc
  USES audience check
  PRIVATE_USES
    fmt::fmt nlohmann_json::nlohmann_json PkgConfig::zlib Threads::Threads)
