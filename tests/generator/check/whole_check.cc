#include "tests/generator/check/whole_check.h"

#include "generator/build/warm_engine.h"

namespace owldeck {

CourseCheck check_whole(const std::string& path, const FileReader& files,
                        bool repository) {
  static const auto engine = begin_text_engine(1).get();
  CheckOptions options;
  options.measurer = engine.get();
  if (repository) {
    options.assets = OWLDECK_SOURCE_DIR "/tests/fixtures/repository";
  }
  return check_course(path, files, options);
}

std::vector<Diagnostic> findings_of(const CourseCheck& checked) {
  std::vector<Diagnostic> all;
  for (const DeckReport& report : checked.reports) {
    for (const Diagnostic& each : report.findings.all()) {
      all.push_back(each);
    }
  }
  return all;
}

}  // namespace owldeck
