#include "tests/generator/check/whole_check.h"

#include "generator/build/edition.h"
#include "generator/check/assets.h"
#include "generator/check/code_alignment.h"
#include "render/text/text_engine.h"

namespace owldeck {

Diagnostics check_whole(const std::string& path, const FileReader& files,
                        SourceTexts& sources, CheckWith with) {
  Diagnostics found;
  const auto deck = load_and_check(path, files, sources, found);
  if (!deck) {
    return found;
  }
  const DiskFiles disk;
  Repository repository(disk, OWLDECK_SOURCE_DIR "/tests/fixtures/repository");
  if (with.repository) {
    check_assets(deck->deck, repository, sources, found);
  }
  check_code(deck->deck, with.repository ? &repository : nullptr, sources,
             found);
  if (with.drawing) {
    const TextEngine engine;
    check_editions(*deck, engine, found);
  }
  return found;
}

}  // namespace owldeck
