#include <fmt/format.h>

#include <algorithm>

#include "generator/deck/quiz.h"
#include "generator/deck/tables.h"
#include "generator/import/anchor_tree.h"
#include "generator/import/code_tree.h"
#include "generator/import/deck_context.h"
#include "generator/import/default_body.h"
#include "generator/import/markdown_lines.h"
#include "generator/import/slide_limits.h"
#include "generator/import/slide_text.h"
#include "generator/import/words.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

constexpr int kMostMinutes = 600;

bool needs_anchor(SlideType type) {
  return type == SlideType::Practical || type == SlideType::Code ||
         type == SlideType::Appendix || type == SlideType::Troubleshooting;
}

bool needs_beginner(SlideType type) {
  return type == SlideType::Concept || type == SlideType::Practical ||
         type == SlideType::Code;
}

/// Makes one slide.
class SlideBuilder {
 public:
  SlideBuilder(const MapSlide& slide, const DeckContext& context,
               DeckGaps& gaps)
      : slide_(slide), context_(context), gaps_(gaps), notes_(slide.notes) {
    if (!slide.map_id.empty() && !context.complete) {
      // With dashes it would look like an anchor that is not there.
      notes_.push_back("In the map: " + replace_all(slide.map_id, "-", " / "));
    }
  }

  [[nodiscard]] YamlNode build() {
    tree_ = yaml_map();
    type_ = type_of(slide_, context_.map);
    set_key(tree_, "slide", yaml_number(slide_.number));
    set_key(tree_, "type", yaml_word(std::string(to_string(type_))));
    set_text(tree_, "part", slide_.type ? slide_.type->part : "");
    add_titles();
    add_options();
    add_code();
    add_body();
    add_beginner();
    add_anchor();
    add_sources();
    add_owl();
    add_instructor();
    set_keys(tree_, slide_.yaml);
    sort_keys(tree_, keys_of(fields_of(Slide{})));
    return std::move(tree_);
  }

 private:
  [[nodiscard]] std::string words(const std::string& text) const {
    return context_.complete ? text : inline_text(text);
  }

  /// `text` as `field` shows it; the whole becomes a note if it is too long.
  std::string fitted(const std::string& text, double em,
                     const std::string& field) {
    const std::string shown = words(text);
    if (context_.complete) {
      return shown;
    }
    const std::string signs = signs_left_out(text);
    if (!signs.empty()) {
      context_.diagnostics.warning(
          slide_.span, "map-unknown",
          fmt::format("the fonts have no {} for the {} of slide {}", signs,
                      field, slide_.number),
          "it is left out");
    }
    const std::string shorter =
        shown.empty() && !text.empty() ? "\xE2\x80\xA6" : shortened(shown, em);
    if (shorter != shown) {
      tell_long(field);
      notes_.push_back(fmt::format("The whole {}: {}", field, text));
    }
    return shorter;
  }

  void tell_long(const std::string& field) {
    context_.diagnostics.warning(
        slide_.span, "map-long",
        fmt::format("the {} of slide {} is too long for its place", field,
                    slide_.number),
        "the slide shows its beginning, the notes have it whole");
  }

  void add_titles() {
    std::string fallback(to_string(type_));
    fallback[0] = static_cast<char>(fallback[0] - 'a' + 'A');
    const std::string& title =
        slide_.title.empty() ? slide_.topic : slide_.title;
    const std::string& topic =
        slide_.topic.empty() ? slide_.title : slide_.topic;
    if (context_.complete) {
      set_text(tree_, "topic", slide_.topic);
      set_text(tree_, "title", slide_.title);
      set_text(tree_, "subtitle", slide_.subtitle);
      return;
    }
    set_text(tree_, "topic", topic.empty() ? fallback : topic);
    const std::string shown =
        fitted(title, title_limit(type_),
               type_ == SlideType::Quiz ? "question" : "title");
    set_text(tree_, "title", shown.empty() ? fallback : shown);
    if (type_ == SlideType::Title) {
      set_text(tree_, "subtitle",
               fitted(slide_.subtitle, kSubtitleLimit, "subtitle"));
    }
  }

  void add_options() {
    if (slide_.options.empty()) {
      return;
    }
    if (type_ == SlideType::Quiz) {
      std::vector<std::string> options;
      for (const std::string& option : slide_.options) {
        options.push_back(
            fitted(option, option_limit(slide_.options.size()), "option"));
      }
      set_key(tree_, "options", yaml_list(options));
      return;
    }
    for (std::size_t i = 0; i < slide_.options.size(); ++i) {
      more_.add_item(
          fmt::format("{}: {}", static_cast<char>('A' + i), slide_.options[i]));
    }
  }

  void add_code() {
    if (!slide_.code) {
      if (type_ == SlideType::Code && slide_.yaml.find("code") == nullptr) {
        gaps_.code.push_back(slide_.number);
      }
      for (const std::string& each : slide_.annotations) {
        more_.add_item(each);
      }
      add_if("Edge case", slide_.edge_case);
      add_if("Result", slide_.result);
      return;
    }
    if (type_ != SlideType::Code) {
      more_.add_code(slide_.code->text);
      for (const std::string& each : slide_.annotations) {
        more_.add_item(each);
      }
      add_if("Edge case", slide_.edge_case);
      add_if("Result", slide_.result);
      return;
    }
    CodeParts parts = code_tree(slide_, context_.diagnostics);
    if (parts.is_odd) {
      gaps_.odd_code.push_back(slide_.number);
    }
    for (std::string& note : parts.notes) {
      notes_.push_back(std::move(note));
    }
    set_key(tree_, "code", std::move(parts.tree));
  }

  void add_if(const std::string& name, const std::string& text) {
    if (!text.empty()) {
      more_.add_item("**" + name + ":** " + text);
    }
  }

  [[nodiscard]] std::string whole_body() const {
    std::string body = slide_.body;
    const bool cut = type_ == SlideType::Quiz &&
                     shortened(words(slide_.title), title_limit(type_)) !=
                         words(slide_.title);
    if (cut) {  // the question itself
      body = slide_.title + (body.empty() ? "" : "\n\n") + body;
    }
    if (type_ != SlideType::Title && !slide_.subtitle.empty()) {
      body = slide_.subtitle + (body.empty() ? "" : "\n\n") + body;
    }
    if (!more_.empty()) {
      body += (body.empty() ? "" : "\n\n") + more_.text();
    }
    return body;
  }

  void add_body() {
    if (context_.complete) {
      set_text(tree_, "body", slide_.body);
      return;
    }
    const std::string body = whole_body();
    if (tree_.find("code") != nullptr) {
      if (!body.empty()) {
        notes_.push_back(body);
        context_.diagnostics.warning(
            slide_.span, "map-unknown",
            fmt::format("code slide {} has no room for other words",
                        slide_.number),
            "they are kept for the instructor");
      }
      return;
    }
    const std::string shown = body_that_fits(block_text(body), type_);
    if (shown != block_text(body)) {
      tell_long("text");
      notes_.push_back("The whole text:");
      notes_.push_back(body);
    }
    const bool may_be_empty = type_ == SlideType::Title ||
                              type_ == SlideType::Quiz ||
                              slide_.yaml.find("figure") != nullptr;
    set_text(tree_, "body",
             shown.empty() && !may_be_empty ? default_body(slide_, context_)
                                            : shown);
    if (type_ == SlideType::Animation &&
        slide_.yaml.find("figure") == nullptr) {
      gaps_.films.push_back(slide_.number);
    }
  }

  void add_beginner() {
    const MapBeginner& corner = slide_.beginner;
    const bool whole = !corner.means.empty() && !corner.matters.empty() &&
                       !corner.mistake.empty();
    if (whole) {
      YamlNode tree = yaml_map();
      set_text(tree, "means", fitted(corner.means, kBeginnerLimit, "meaning"));
      set_text(tree, "matters",
               fitted(corner.matters, kBeginnerLimit, "importance"));
      set_text(tree, "mistake",
               fitted(corner.mistake, kBeginnerLimit, "common mistake"));
      set_key(tree_, "beginner", std::move(tree));
      return;
    }
    const std::string some = corner.means + corner.matters + corner.mistake;
    if (!some.empty()) {
      notes_.push_back("Beginner's corner: " +
                       on_one_line(corner.means + "\n" + corner.matters + "\n" +
                                   corner.mistake));
      context_.diagnostics.warning(
          slide_.span, "map-unknown",
          fmt::format("the beginner's corner of slide {} is not whole",
                      slide_.number),
          "it needs what it means, why it matters and a common mistake");
    }
    if (needs_beginner(type_)) {
      gaps_.beginner.push_back(slide_.number);
    }
  }

  void add_anchor() {
    if (!slide_.anchor) {
      if (needs_anchor(type_)) {
        gaps_.anchors.push_back(slide_.number);
      }
      return;
    }
    const MapAnchor& anchor = *slide_.anchor;
    if (type_ == SlideType::Title && !context_.complete) {
      notes_.push_back("Anchor: " + anchor.id + ", " + anchor.objective);
      context_.diagnostics.warning(anchor.span, "map-unknown",
                                   "a title slide has no place for an anchor",
                                   "it is kept for the instructor");
      return;
    }
    std::string objective = anchor.objective;
    for (const std::string* other :
         {&slide_.topic, &slide_.title, &anchor.id}) {
      objective = objective.empty() && !context_.complete ? *other : objective;
    }
    const double room = kTagLimit - tag_width_in_em(anchor);
    const bool odd_assets =
        std::ranges::any_of(anchor.assets, [](const std::string& asset) {
          return !signs_left_out(asset).empty();
        });
    if (!context_.complete && (room < kLeastObjective || odd_assets)) {
      gaps_.too_long.push_back(slide_.number);
    }
    set_key(
        tree_, "anchor",
        anchor_tree(anchor, fitted(objective, std::max(room, kLeastObjective),
                                   "objective")));
  }

  void add_sources() {
    std::vector<std::string> ids;
    double width = 0;
    const auto cite = [&](const MapSource& source) {
      const double more = text_width_in_em(source.title) + 2;
      if (std::ranges::find(ids, source.id) == ids.end() &&
          (context_.complete || width + more <= kSourcesLimit)) {
        ids.push_back(source.id);
        width += more;
      }
    };
    for (const std::string& written : slide_.sources) {
      const MapSource* source = find_source(written);
      source ? cite(*source) : notes_.push_back("Source: " + written);
    }
    if (slide_.anchor && !context_.complete) {
      for (const std::string& asset : slide_.anchor->assets) {
        if (const MapSource* source = find_source(asset)) {
          cite(*source);
        }
      }
    }
    gaps_.cited.insert(gaps_.cited.end(), ids.begin(), ids.end());
    if (!ids.empty()) {
      set_key(tree_, "sources", yaml_list(ids));
    }
  }

  [[nodiscard]] const MapSource* find_source(const std::string& written) const {
    const auto found =
        std::ranges::find_if(context_.sources, [&](const MapSource& source) {
          return source.id == written || source.url == written ||
                 source.path == written || source.title == written;
        });
    return found == context_.sources.end() ? nullptr : &*found;
  }

  void add_owl() {
    if (slide_.owl.empty()) {
      gaps_.owl.push_back(slide_.number);
      return;
    }
    set_text(tree_, "owl", fitted(slide_.owl, kOwlLimit, "owl"));
  }

  void add_instructor() {
    YamlNode tree = yaml_map();
    if (slide_.minutes && *slide_.minutes > kMostMinutes) {
      notes_.push_back(fmt::format("Minutes: {}", *slide_.minutes));
    }
    std::string notes;
    for (const std::string& note : notes_) {
      notes += (notes.empty() || note.empty() ? "" : "\n\n") + note;
    }
    while (notes.ends_with('\n')) {
      notes.pop_back();
    }
    set_text(tree, "notes", context_.complete ? notes : block_text(notes));
    if (slide_.minutes && *slide_.minutes <= kMostMinutes) {
      set_key(tree, "minutes", yaml_number(*slide_.minutes));
    } else {
      gaps_.minutes.push_back(slide_.number);
    }
    if (type_ == SlideType::Quiz && slide_.answer.empty()) {
      gaps_.answers.push_back(slide_.number);
    }
    set_text(tree, "answer",
             context_.complete ? slide_.answer : block_text(slide_.answer));
    set_text(
        tree, "rationale",
        context_.complete ? slide_.rationale : block_text(slide_.rationale));
    if (!tree.entries.empty()) {
      set_key(tree_, "instructor", std::move(tree));
    }
    if (text_height_in_em(notes, kNotesWidth) > kNotesHeight) {
      gaps_.too_long.push_back(slide_.number);
    }
  }

  const MapSlide& slide_;
  const DeckContext& context_;
  DeckGaps& gaps_;
  std::vector<std::string> notes_;
  MarkdownLines more_;
  SlideType type_ = SlideType::Concept;
  YamlNode tree_;
};

}  // namespace

YamlNode slide_tree(const MapSlide& slide, const DeckContext& context,
                    DeckGaps& gaps) {
  return SlideBuilder(slide, context, gaps).build();
}

}  // namespace owldeck
