#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/audience/audience.h"
#include "render/scene/hash.h"

namespace owldeck {

/// A file of an edition, by its path below the edition's folder.
struct ManifestFile {
  std::string path;
  std::uint64_t bytes = 0;
  Hash hash;  ///< of the bytes
  Hash key;   ///< of everything the file was made from
  friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

/// The text of `manifest.json`: every file with size and hash, every experiment
/// with its seed and the shapes of its steps, nothing of the machine.
[[nodiscard]] std::string manifest_text(const AudienceDeck& deck,
                                        const Traces& traces,
                                        const std::vector<ManifestFile>& files);

/// The files that a manifest's text lists; nothing if it is no manifest.
[[nodiscard]] std::optional<std::vector<ManifestFile>> manifest_files(
    const std::string& text);

}  // namespace owldeck
