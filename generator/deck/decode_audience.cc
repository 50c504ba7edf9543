#include "generator/deck/decode_audience.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "generator/deck/decode_words.h"

namespace owldeck {
namespace {

constexpr std::array kAudiences{
    Word<Audience>{"learner", Audience::Learner},
    Word<Audience>{"instructor", Audience::Instructor}};

constexpr std::array kBodyBlock{
    field<&BodyBlock::text>("text", Need::Required, "Markdown"),
    field<&BodyBlock::audience>("audience", Need::Optional, kAudienceHint)};

bool is_label_letter(char letter) {
  return letter >= 'a' && letter <= 'z';
}

/// Whether the line that begins at `text` begins an item of a list.
bool begins_item(std::string_view text) {
  const std::size_t first = text.find_first_not_of("0123456789");
  if (first == std::string_view::npos) {
    return false;
  }
  const std::string_view mark = text.substr(first, 2);
  return first == 0 ? mark == "- " || mark == "* " || mark == "+ "
                    : mark == ". " || mark == ") ";
}

bool decode_block(const YamlNode& node, BodyBlock& out,
                  Diagnostics& diagnostics) {
  return node.kind == YamlNode::Kind::Scalar
             ? decode_value(node, out.text, diagnostics)
             : decode_value(node, out, diagnostics);
}

bool is_marked(const BodyBlock& block) {
  return block.audience.value == Audience::Instructor;
}

}  // namespace

std::string_view to_string(Audience audience) {
  return kAudiences[static_cast<std::size_t>(audience)].text;
}

Words<Audience> words_of(Audience) {
  return kAudiences;
}
Fields<BodyBlock> fields_of(const BodyBlock&) {
  return kBodyBlock;
}

std::string label_of(const Slide& slide) {
  return fmt::format("{}{}", slide.number.value, slide.letter);
}

bool decode_number(const YamlNode& node, Slide& out, Diagnostics& diagnostics) {
  YamlNode number = node;
  const std::string& written = node.scalar;
  const bool is_label =
      node.kind == YamlNode::Kind::Scalar && written.size() > 1 &&
      is_label_letter(written.back()) &&
      std::all_of(written.begin(), written.end() - 1,
                  [](char letter) { return letter >= '0' && letter <= '9'; });
  if (is_label) {
    out.letter = written.back();
    number.scalar.pop_back();
    number.quoted = false;
  }
  return decode_between<1, kMostSlides>(number, out.number, diagnostics);
}

bool decode_body(const YamlNode& node, Slide& out, Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Scalar) {
    return decode_value(node, out.body, diagnostics);
  }
  if (node.kind != YamlNode::Kind::Sequence) {
    return wrong_type(node, "text, or a list of blocks", diagnostics);
  }
  std::vector<BodyBlock> blocks;
  const bool right = decode_list(node, blocks, diagnostics, decode_block);
  out.body = joined_blocks(blocks, Audience::Learner);
  if (std::ranges::any_of(blocks, is_marked)) {
    out.blocks = InstructorOnly(std::move(blocks));
  }
  return right;
}

DeckText joined_blocks(const std::vector<BodyBlock>& blocks,
                       Audience audience) {
  DeckText out;
  const BodyBlock* previous = nullptr;
  for (const BodyBlock& block : blocks) {
    if (is_marked(block) && audience == Audience::Learner) {
      continue;
    }
    if (previous == nullptr) {
      out = block.text;
    } else {
      const bool is_one_list =
          begins_item(previous->text.value) && begins_item(block.text.value);
      out.value += (is_one_list ? "\n" : "\n\n") + block.text.value;
    }
    previous = &block;
  }
  return out;
}

void check_label(const Slide& slide, Diagnostics& diagnostics) {
  if (!is_set(slide.number)) {
    return;
  }
  const bool is_instructors = slide.audience.value == Audience::Instructor;
  if (is_instructors && slide.letter.empty()) {
    wrong_value(
        slide.number.span,
        fmt::format("slide {} is for the instructor alone, and learners "
                    "would miss its number",
                    slide.number.value),
        diagnostics,
        slide.number.value > 1
            ? fmt::format("write the number of the slide before it and "
                          "a letter: {}a",
                          slide.number.value - 1)
            : "the first slide is the learners'");
  } else if (!is_instructors && !slide.letter.empty()) {
    wrong_value(slide.number.span,
                fmt::format("slide {} is for learners, whose slides have no "
                            "letter",
                            label_of(slide)),
                diagnostics,
                "give it a number of its own, or write 'audience: instructor'");
  }
}

void restrict_label(Schema& schema) {
  Schema label = string_schema("^0*[1-9][0-9]{0,4}[a-z]$");
  add_rule(schema, having_word("audience", {"instructor"}),
           having("slide", std::move(label)));
  add_rule(schema, having("slide", string_schema("[a-z]$")),
           having_word("audience", {"instructor"}));
}

template <>
Schema schema_read_by<decode_number>(SchemaDefinitions& definitions) {
  Schema number =
      decode_between<1, kMostSlides>.schema(Type<int>{}, definitions);
  return any_schema({number, string_schema("^0*[1-9][0-9]{0,4}[a-z]$")});
}

template <>
Schema schema_read_by<decode_body>(SchemaDefinitions& definitions) {
  const Schema text = schema_of(Type<std::string>{}, definitions);
  const Schema block = definitions.refer("block", [](SchemaDefinitions& inner) {
    return any_schema({schema_of(Type<std::string>{}, inner),
                       struct_schema<BodyBlock>(inner)});
  });
  return any_schema({text, list_schema(block)});
}

}  // namespace owldeck
