#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "render/scene/document.h"

/// Inputs and files that the exporters' tests share.
namespace owldeck {

/// A folder of its own, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] std::filesystem::path file(const std::string& name) const {
    return folder_ / name;
  }

 private:
  std::filesystem::path folder_;
};

[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);

[[nodiscard]] NodeInfo with_role(Role role, const std::string& alt = "");
[[nodiscard]] Paragraph paragraph(const std::string& text,
                                  bool list_item = false);
[[nodiscard]] TextBlock block(Role role, std::vector<Paragraph> paragraphs);
[[nodiscard]] Rectangle filled(const Rect& rect, const Color& color);

/// A document of two pages with every role.
[[nodiscard]] Document sample_document();

/// A film of coloured areas: a square that moves for the first half and rests
/// for the second.
[[nodiscard]] Clip sample_clip(double seconds);

}  // namespace owldeck
