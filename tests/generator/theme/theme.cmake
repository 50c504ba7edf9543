owldeck_test(theme_test
  SOURCES
    generator/theme/hostile_templates_test.cc generator/theme/layout_test.cc
    generator/theme/templates_test.cc
    generator/theme/theme_test.cc
  USES theme)
