#pragma once

#include <optional>
#include <string_view>

#include "generator/source/yaml.h"
#include "generator/theme/templates.h"

/// Templates that extend others.
namespace owldeck {

/// `theme`, in the folder `themes`.
struct TemplateKind {
  std::string_view word;
  std::string_view folder;
};

/// The template of that name.
/// Reports: `unknown-<word>` with the nearest name.
[[nodiscard]] std::optional<TemplateText> find_template(
    const Located<std::string>& name, const TemplateKind& kind,
    const Templates& templates, Diagnostics& diagnostics);

/// Whether a template is no longer than any is; what changes one, too.
/// Reports: `file-size`.
[[nodiscard]] bool is_small_template(const YamlNode& root,
                                     const TemplateKind& kind,
                                     Diagnostics& diagnostics);

/// A template with everything that it inherits from the one that its key
/// `extends` names; what it says itself counts.
/// Reports: as parse_yaml, has_text, is_small_template and find_template;
/// `<word>-cycle`, which also says that too many extend each other.
[[nodiscard]] std::optional<YamlNode> read_template(const TemplateText& text,
                                                    const TemplateKind& kind,
                                                    const Templates& templates,
                                                    Diagnostics& diagnostics);

}  // namespace owldeck
