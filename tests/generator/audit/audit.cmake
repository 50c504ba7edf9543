owldeck_test(audit_test
  SOURCES
    generator/audit/archive_test.cc generator/audit/film_test.cc
    generator/audit/folder_test.cc generator/audit/hostile_test.cc
    generator/audit/pdf_test.cc generator/audit/picture_test.cc
    generator/audit/secret_search_test.cc generator/audit/text_test.cc
  USES audit PkgConfig::zlib)
owldeck_test(build_audit_test
  SOURCES
    generator/audit/course_audit_test.cc generator/audit/staged_audit_test.cc
  USES build audit)
