#include "generator/deck/hidden_names.h"

#include <fmt/format.h>

namespace owldeck {

HiddenNames::HiddenNames(const Deck& deck) {
  const auto add = [this](const char* kind, const Located<std::string>& name,
                          const AudienceMark& mark) {
    if (mark.value == Audience::Instructor) {
      marks_.try_emplace({kind, name.value}, mark.span);
    }
  };
  for (const Experiment& experiment : deck.experiments) {
    add("experiment", name_of(experiment), audience_of(experiment));
  }
  for (const AnimationSpec& film : deck.animations) {
    add("animation", film.id, film.audience);
  }
  for (const Source& source : deck.sources) {
    add("source", source.id, source.audience);
  }
}

void HiddenNames::check(std::string_view kind, std::string_view name,
                        const Span& place, Diagnostics& diagnostics) const {
  const auto mark = marks_.find({std::string(kind), std::string(name)});
  if (mark != marks_.end()) {
    report_hidden(kind, name, place, mark->second, diagnostics);
  }
}

void HiddenNames::check_text(const Located<std::string>& text,
                             Diagnostics& diagnostics) const {
  constexpr std::string_view kOpening = "{{";
  std::string_view rest = text.value;
  while (true) {
    const std::size_t opening = rest.find(kOpening);
    if (opening == std::string_view::npos) {
      return;
    }
    rest.remove_prefix(opening + kOpening.size());
    const std::size_t begin = rest.find_first_not_of(' ');
    if (begin == std::string_view::npos) {
      return;
    }
    const std::string_view path = rest.substr(begin);
    check("experiment", path.substr(0, path.find_first_of(".[ |}")), text.span,
          diagnostics);
  }
}

std::string experiment_of(std::string_view path) {
  return std::string(path.substr(0, path.find_first_of(".[")));
}

void report_hidden(std::string_view kind, std::string_view name,
                   const Span& place, const Span& mark,
                   Diagnostics& diagnostics) {
  diagnostics.add(
      {place,
       Severity::Error,
       "instructor-only",
       fmt::format("learners would need the {} '{}'", kind, name),
       fmt::format("let learners have the {}, or mark what needs it "
                   "'audience: instructor' too",
                   kind),
       {{mark, "it is for the instructor alone"}}});
}

}  // namespace owldeck
