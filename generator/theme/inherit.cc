#include "generator/theme/inherit.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "generator/source/limits.h"
#include "generator/theme/fields.h"

namespace owldeck {
namespace {

/// `heirs` are the files that extend `text`.
std::optional<YamlNode> read_heir(const TemplateText& text,
                                  const TemplateKind& kind,
                                  const Templates& templates,
                                  std::vector<std::string> heirs,
                                  Diagnostics& diagnostics) {
  if (!has_text(text, diagnostics)) {
    return std::nullopt;
  }
  auto root = parse_yaml(text.file, text.text, diagnostics);
  if (root && !is_small_template(*root, kind, diagnostics)) {
    return std::nullopt;
  }
  const YamlNode* base = root ? root->find("extends") : nullptr;
  if (base == nullptr) {
    return root;
  }
  const auto name = read_word(*base, diagnostics);
  const auto next =
      name ? find_template({*name, base->span}, kind, templates, diagnostics)
           : std::nullopt;
  if (!next) {
    return std::nullopt;
  }
  heirs.push_back(text.file);
  if (std::ranges::find(heirs, next->file) != heirs.end()) {
    diagnostics.error(base->span, fmt::format("{}-cycle", kind.word),
                      fmt::format("'{}' extends itself", *name),
                      fmt::format("extend another {}", kind.word));
    return std::nullopt;
  }
  if (heirs.size() > kDeepestExtends) {
    diagnostics.error(
        base->span, fmt::format("{}-cycle", kind.word),
        fmt::format("more than {} {}s extend each other", kDeepestExtends,
                    kind.word),
        fmt::format("let the {} say itself what it needs", kind.word));
    return std::nullopt;
  }
  auto inherited = read_heir(*next, kind, templates, heirs, diagnostics);
  return inherited ? std::optional(merged(std::move(*inherited), *root))
                   : std::nullopt;
}

}  // namespace

bool is_small_template(const YamlNode& root, const TemplateKind& kind,
                       Diagnostics& diagnostics) {
  if (count_values(root) <= kMostTemplateValues) {
    return true;
  }
  diagnostics.error(root.span, "file-size",
                    fmt::format("a {} of more than {} values", kind.word,
                                kMostTemplateValues));
  return false;
}

std::optional<TemplateText> find_template(const Located<std::string>& name,
                                          const TemplateKind& kind,
                                          const Templates& templates,
                                          Diagnostics& diagnostics) {
  auto text =
      templates.find(fmt::format("{}/{}.yaml", kind.folder, name.value));
  if (!text) {
    diagnostics.error(name.span, fmt::format("unknown-{}", kind.word),
                      fmt::format("unknown {} '{}'", kind.word, name.value),
                      suggest(name.value, built_in_names(kind.folder)));
  }
  return text;
}

std::optional<YamlNode> read_template(const TemplateText& text,
                                      const TemplateKind& kind,
                                      const Templates& templates,
                                      Diagnostics& diagnostics) {
  return read_heir(text, kind, templates, {}, diagnostics);
}

}  // namespace owldeck
