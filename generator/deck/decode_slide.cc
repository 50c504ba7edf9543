#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/deck/decode_audience.h"
#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr std::array kSlideTypes{
    Word<SlideType>{"title", SlideType::Title},
    Word<SlideType>{"agenda", SlideType::Agenda},
    Word<SlideType>{"concept", SlideType::Concept},
    Word<SlideType>{"practical", SlideType::Practical},
    Word<SlideType>{"animation", SlideType::Animation},
    Word<SlideType>{"code", SlideType::Code},
    Word<SlideType>{"appendix", SlideType::Appendix},
    Word<SlideType>{"troubleshooting", SlideType::Troubleshooting},
    Word<SlideType>{"takeaway", SlideType::Takeaway},
    Word<SlideType>{"quiz", SlideType::Quiz}};

constexpr int kMostMinutes = 600;
constexpr int kMostOutcomes = 3;

/// Paths, each entry one or several with `;` between.
bool decode_assets(const YamlNode& node, std::vector<Located<std::string>>& out,
                   Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Sequence) {
    return wrong_type(node, "a list", diagnostics, list_hint(node));
  }
  bool right = true;
  for (const YamlNode& item : node.items) {
    for (const YamlNode& part : split_scalar(item, ';')) {
      right = decode_path(part, out.emplace_back(), diagnostics) && right;
    }
  }
  return right;
}

/// One figure, or a list of them.
bool decode_figures(const YamlNode& node, std::vector<Figure>& out,
                    Diagnostics& diagnostics) {
  return node.kind == YamlNode::Kind::Sequence
             ? decode_value(node, out, diagnostics)
             : decode_value(node, out.emplace_back(), diagnostics);
}

bool decode_part(const YamlNode& node, Located<std::string>& out,
                 Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  const std::string& part = out.value;
  if (part.size() == 1 && part[0] >= 'A' && part[0] <= 'Z') {
    return true;
  }
  return wrong_value(node.span, fmt::format("{} is no part", describe(node)),
                     diagnostics, "write one letter, A to Z");
}

bool decode_instructor(const YamlNode& node,
                       InstructorOnly<InstructorContent>& out,
                       Diagnostics& diagnostics) {
  InstructorContent content;
  const bool right = decode_value(node, content, diagnostics);
  out = InstructorOnly<InstructorContent>(std::move(content));
  return right;
}

bool decode_lines(const YamlNode& node, CodeStep& out,
                  Diagnostics& diagnostics) {
  NumberRange lines;
  if (!decode_range(node, lines, diagnostics)) {
    return false;
  }
  out.first_line = {lines.first, node.span};
  out.last_line = lines.last;
  return true;
}

}  // namespace

template <>
Schema schema_read_by<decode_assets>(SchemaDefinitions& definitions) {
  return list_schema(
      definitions.refer("assets", [](SchemaDefinitions& /*unused*/) {
        return text_schema(
            "^(?!([^;]*;)*[ \\t\\n]*/)"
            "(?!([^;]*;)*[ \\t\\n]*([^;]*/)?\\.\\.(/|[ \\t\\n]*(;|$)))"
            ".*[^ \\t\\r\\n]");
      }));
}

template <>
Schema schema_read_by<decode_figures>(SchemaDefinitions& definitions) {
  const Schema figure = schema_of(Type<Figure>{}, definitions);
  return any_schema({figure, list_schema(figure)});
}

template <>
Schema schema_read_by<decode_part>(SchemaDefinitions& /*definitions*/) {
  return string_schema("^[A-Z]$");
}

template <>
Schema schema_read_by<decode_instructor>(SchemaDefinitions& definitions) {
  return schema_of(Type<InstructorContent>{}, definitions);
}

template <>
Schema schema_read_by<decode_lines>(SchemaDefinitions& definitions) {
  return schema_read_by<decode_range>(definitions);
}

namespace {

constexpr std::array kBeginner{
    field<&Beginner::means>("means", Need::Required, "what it means"),
    field<&Beginner::matters>("matters", Need::Required, "why it matters"),
    field<&Beginner::mistake>("mistake", Need::Required, "a common mistake")};

constexpr std::array kOutcome{
    field<&Outcome::title>("title", Need::Required, "a word or two"),
    field<&Outcome::text>("text", Need::Required, "what it says")};

constexpr std::array kOutcomes{
    field<&Outcomes::heading>("heading", Need::Required,
                              "what stands over the columns"),
    field<&Outcomes::items, decode_counted<1, kMostOutcomes>>(
        "items", Need::Required, "1 to 3 columns")};

constexpr std::array kAnchor{
    field<&Anchor::id, decode_name>("id", Need::Required,
                                    "name of the anchor, such as CH3-LAB-01"),
    field<&Anchor::assets, decode_assets>(
        "assets", Need::Required, "files of the repository that it runs"),
    field<&Anchor::objective>("objective", Need::Required,
                              "what learners do there"),
    field<&Anchor::prerequisites>("prerequisites", Need::Required,
                                  "ids and ranges that come before; [] for "
                                  "none"),
    field<&Anchor::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kCodeStep{
    field_by<decode_lines>("lines", Need::Required,
                           "line of the code, or lines such as 2-4"),
    field<&CodeStep::meaning, decode_meaning>(
        "meaning", Need::Required,
        "colour by meaning: core, flow, probability, risk or safe"),
    field<&CodeStep::title>("title", Need::Required, "what the lines do"),
    field<&CodeStep::shows>("shows", Need::Optional,
                            "construct of the notebook that the lines show"),
    field<&CodeStep::shape>("shape", Need::Optional, "shapes in and out"),
    field<&CodeStep::result>("result", Need::Optional, "computed numbers")};

constexpr std::array kAlignment{
    field<&CodeAlignment::asset, decode_path>(
        "asset", Need::Required, "the notebook that the code comes from"),
    field<&CodeAlignment::sections>(
        "sections", Need::Optional,
        "its sections: numbers, ranges such as 3.4-3.5, or headings"),
    field<&CodeAlignment::only>("only", Need::Optional,
                                "what the steps may show, one text each")};

constexpr std::array kCode{
    field<&Code::language>("language", Need::Required,
                           "language of the code, such as python"),
    field<&Code::text>("text", Need::Required, "the code"),
    field<&Code::alignment>("align", Need::Optional,
                            "what it must agree with in a notebook"),
    field<&Code::steps>("steps", Need::Required, "what its lines do, in order"),
    field<&Code::edge_case>("edge_case", Need::Optional,
                            "a case that is easily got wrong"),
    field<&Code::result>("result", Need::Optional, "what comes out")};

constexpr std::array kInstructor{
    field<&InstructorContent::notes>("notes", Need::Optional,
                                     "what to say, in Markdown"),
    field<&InstructorContent::minutes, decode_between<0, kMostMinutes>>(
        "minutes", Need::Optional, "time for the slide"),
    field<&InstructorContent::answer>(
        "answer", Need::Optional,
        "answer to the slide's question; on a quiz the option's letter"),
    field<&InstructorContent::rationale>("rationale", Need::Optional,
                                         "why that is right, in Markdown")};

constexpr std::array kSlide{
    field_by<decode_number>("slide", Need::Required,
                            "number of the slide, from 1; 7a stands after 7, "
                            "for the instructor alone"),
    field<&Slide::audience>("audience", Need::Optional, kAudienceHint),
    field<&Slide::type>("type", Need::Required,
                        "title, agenda, concept, practical, animation, code, "
                        "appendix, troubleshooting, takeaway or quiz"),
    field<&Slide::layout, decode_maybe<decode_id>>(
        "layout", Need::Optional, "variant of the type's layout"),
    field<&Slide::part, decode_part>("part", Need::Optional,
                                     "letter after the type: Appendix A"),
    field<&Slide::topic>("topic", Need::Required,
                         "the topic as the course map words it"),
    field<&Slide::title>("title", Need::Required, "what the slide says"),
    field<&Slide::subtitle>("subtitle", Need::Optional, "line below the title"),
    field_by<decode_body>("body", Need::Optional,
                          "Markdown, or a list of blocks of it"),
    field<&Slide::figures, decode_figures>(
        "figure", Need::Optional, "a heatmap, arcs, shapes ... or two of them"),
    field<&Slide::code>("code", Need::Optional, "code with numbered steps"),
    field<&Slide::options>("options", Need::Optional,
                           "what a quiz has to choose from: 2 to 6 texts"),
    field<&Slide::beginner>("beginner", Need::Optional,
                            "the beginner's corner"),
    field<&Slide::outcomes>("outcomes", Need::Optional,
                            "columns in the place of the beginner's corner"),
    field<&Slide::anchor>("anchor", Need::Optional, "hands-on anchor"),
    field<&Slide::sources, decode_each<decode_name>>(
        "sources", Need::Optional, "ids of the deck's sources"),
    field<&Slide::owl>("owl", Need::Optional, "the owl's sentence"),
    field<&Slide::instructor, decode_instructor>("instructor", Need::Optional,
                                                 "never in a learner's file")};

int count_lines(std::string_view text) {
  return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

/// The number that all of `text` is.
std::optional<int> whole_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  if (text.empty() || text.size() > kMostDigits) {
    return std::nullopt;
  }
  int value = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') {
      return std::nullopt;
    }
    value = value * 10 + (letter - '0');
  }
  return value;
}

bool ends_in_digit(std::string_view id) {
  return !id.empty() && id.back() >= '0' && id.back() <= '9';
}

}  // namespace

std::string_view to_string(SlideType type) {
  return kSlideTypes[static_cast<std::size_t>(type)].text;
}

Words<SlideType> words_of(SlideType) {
  return kSlideTypes;
}
Fields<Slide> fields_of(const Slide&) {
  return kSlide;
}
Fields<Beginner> fields_of(const Beginner&) {
  return kBeginner;
}
Fields<Outcome> fields_of(const Outcome&) {
  return kOutcome;
}
Fields<Outcomes> fields_of(const Outcomes&) {
  return kOutcomes;
}
Fields<Anchor> fields_of(const Anchor&) {
  return kAnchor;
}
Fields<CodeStep> fields_of(const CodeStep&) {
  return kCodeStep;
}
Fields<CodeAlignment> fields_of(const CodeAlignment&) {
  return kAlignment;
}
Fields<Code> fields_of(const Code&) {
  return kCode;
}
Fields<InstructorContent> fields_of(const InstructorContent&) {
  return kInstructor;
}

void check_fields(const YamlNode& /*node*/, const Code& code,
                  Diagnostics& diagnostics) {
  const int lines = count_lines(code.text.value);
  for (const CodeStep& step : code.steps) {
    if (is_set(code.text) && is_set(step.first_line) &&
        step.last_line > lines) {
      wrong_value(step.first_line.span,
                  fmt::format("line {} is after the last line of the code, {}",
                              step.last_line, lines),
                  diagnostics);
    }
  }
}

bool decode_value(const YamlNode& node, Prerequisite& out,
                  Diagnostics& diagnostics) {
  if (!decode_value(node, out.first, diagnostics)) {
    return false;
  }
  const std::string written = out.first.value;
  const std::size_t dots = written.find("..");
  if (dots == std::string::npos) {
    return check_name(node.span, written, diagnostics);
  }
  out.first.value = written.substr(0, dots);
  out.last_number = whole_number(std::string_view(written).substr(dots + 2));
  if (out.last_number && ends_in_digit(out.first.value)) {
    return check_name(node.span, out.first.value, diagnostics);
  }
  return wrong_value(node.span, fmt::format("{} is no range", describe(node)),
                     diagnostics,
                     "write the first id and the last number, such as "
                     "CH3-LAB-01..05");
}

/// Whether lines are in the code is beyond a schema.
void restrict_schema(Schema& /*schema*/, Type<Code> /*type*/,
                     SchemaDefinitions& /*definitions*/) {}

Schema schema_of(Type<Prerequisite> /*type*/, SchemaDefinitions& definitions) {
  return definitions.refer("prerequisite", [](SchemaDefinitions& inner) {
    return any_schema({schema_read_by<decode_name>(inner),
                       string_schema("^[A-Za-z0-9_-]*[0-9]\\.\\.[0-9]{1,6}$")});
  });
}

}  // namespace owldeck
