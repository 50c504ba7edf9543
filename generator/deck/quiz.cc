#include "generator/deck/quiz.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "generator/deck/tables.h"

namespace owldeck {

char option_letter(std::size_t index) {
  assert(index < kMostOptions);
  return static_cast<char>('A' + static_cast<int>(index));
}

std::optional<std::size_t> find_option(std::string_view letter,
                                       std::size_t count) {
  if (letter.size() != 1 || letter[0] < 'A') {
    return std::nullopt;
  }
  const auto index = static_cast<std::size_t>(letter[0] - 'A');
  return index < count ? std::optional(index) : std::nullopt;
}

void check_fields(const YamlNode& node, const Slide& slide,
                  Diagnostics& diagnostics) {
  check_label(slide, diagnostics);
  const YamlNode* options = node.find("options");
  if (options == nullptr) {
    if (is_set(slide.type) && slide.type.value == SlideType::Quiz) {
      diagnostics.error(node.span, "missing-field", "'options' is missing",
                        fmt::format("what the quiz has to choose from: {} to "
                                    "{} texts",
                                    kFewestOptions, kMostOptions));
    }
    return;
  }
  for (const DeckText& option : slide.options) {
    if (is_set(option) && option.value.empty()) {
      diagnostics.error(option.span, "missing-field", "an option is empty");
    }
  }
  const std::size_t count = slide.options.size();
  const bool is_list = options->kind == YamlNode::Kind::Sequence;
  if (is_list && (count < kFewestOptions || count > kMostOptions)) {
    wrong_value(options->span,
                fmt::format("{} {}: a quiz has {} to {}", count,
                            count == 1 ? "option" : "options", kFewestOptions,
                            kMostOptions),
                diagnostics);
  }
}

void restrict_schema(Schema& schema, Type<Slide> /*type*/,
                     SchemaDefinitions& definitions) {
  const auto options =
      std::ranges::find(schema.properties, "options", &SchemaProperty::key);
  assert(options != schema.properties.end());
  options->value.fewest_items = static_cast<int>(kFewestOptions);
  options->value.most_items = static_cast<int>(kMostOptions);
  refuse_blank(options->value.items.front(), definitions);
  add_rule(schema,
           having_word("type", {std::string(to_string(SlideType::Quiz))}),
           with({"options"}));
  restrict_label(schema);
}

}  // namespace owldeck
