#include "generator/deck/secrets.h"

#include <fmt/format.h>

#include "generator/deck/slide_texts.h"

namespace owldeck {
namespace {

bool is_hidden(const AudienceMark& mark) {
  return mark.value == Audience::Instructor;
}

/// Gathers texts that are not empty.
class SecretList {
 public:
  std::vector<Secret> all;

  void add(const Located<std::string>& text, const std::string& what,
           bool may_quote = false) {
    if (!text.value.empty()) {
      all.push_back({text, what, may_quote});
    }
  }
  void add(const std::optional<Located<std::string>>& text,
           const std::string& what) {
    if (text) {
      add(*text, what);
    }
  }

  void add(const InstructorContent& content, const std::string& slide) {
    add(content.notes, "the notes of " + slide, true);
    add(content.answer, "the answer of " + slide);
    add(content.rationale, "the rationale of " + slide);
  }

  void add(const DeckInstructorContent& content) {
    for (const Located<std::string>& rule : content.rules) {
      add(rule, "a rule of the deck");
    }
    add(content.notes, "the notes of the deck", true);
  }

  void add(const Figure& figure, const std::string& what) {
    for (const DeckText* text : texts_of(figure)) {
      add(*text, what);
    }
    if (const auto* formula = std::get_if<FormulaFigure>(&figure.kind)) {
      add(formula->tex, what);
    }
    if (const auto* image = std::get_if<ImageFigure>(&figure.kind)) {
      add(image->file, what);
    }
  }

  void add(const Anchor& anchor, const std::string& what) {
    add(anchor.id, what);
    add(anchor.objective, what);
    for (const Located<std::string>& asset : anchor.assets) {
      add(asset, what);
    }
  }

  void add(const Code& code, const std::string& what) {
    add(code.text, what);
    for (const CodeStep& step : code.steps) {
      add(step.shows, what);
    }
  }

  /// All of a slide, or what is marked in it.
  void add(const Slide& slide) {
    const std::string name = "slide " + label_of(slide);
    const bool whole = is_hidden(slide.audience);
    if (whole) {
      add(slide.topic, name);
      for (const DeckText* text : texts_of(slide)) {
        add(*text, name);
      }
      if (slide.code) {
        add(*slide.code, "the code of " + name);
      }
    }
    for (const Figure& figure : slide.figures) {
      if (whole || is_hidden(figure.audience)) {
        add(figure, "a figure of " + name);
      }
    }
    if (slide.anchor && (whole || is_hidden(slide.anchor->audience))) {
      add(*slide.anchor, "the anchor of " + name);
    }
  }

  void add(const Source& source) {
    const std::string what = "the source " + source.id.value;
    add(source.title, what);
    add(source.url, what);
    add(source.path, what);
  }

  void add(const Experiment& experiment) {
    const std::string what = "the experiment " + name_of(experiment).value;
    add(name_of(experiment), what);
    if (const auto* text = std::get_if<TextSpec>(&experiment)) {
      add(text->text, what);
    } else if (const auto* model = std::get_if<ModelSpec>(&experiment)) {
      add(model->text, what);
    } else if (const auto* input = std::get_if<InputSpec>(&experiment)) {
      add(joined(input->tokens), what);
    }
  }

  void add(const AnimationSpec& film) {
    const std::string what = "the film " + film.id.value;
    add(film.id, what);
    add(film.title, what);
    for (const AnimationStep& step : film.steps) {
      add(step.caption, what);
    }
  }

 private:
  static Located<std::string> joined(
      const std::vector<Located<std::string>>& words) {
    Located<std::string> out;
    for (const Located<std::string>& word : words) {
      if (out.value.empty()) {
        out = word;
      } else {
        out.value += " " + word.value;
      }
    }
    return out;
  }
};

}  // namespace

std::vector<Secret> secrets(const Deck& deck) {
  const InstructorKey key;
  SecretList list;
  list.add(deck.instructor.open(key));
  for (const Slide& slide : deck.slides) {
    list.add(slide);
    for (const BodyBlock& block : slide.blocks.open(key)) {
      if (is_hidden(block.audience)) {
        list.add(block.text, "the body of slide " + label_of(slide));
      }
    }
    list.add(slide.instructor.open(key), "slide " + label_of(slide));
  }
  const auto add_marked = [&list](const auto& items, const auto& mark_of) {
    for (const auto& item : items) {
      if (is_hidden(mark_of(item))) {
        list.add(item);
      }
    }
  };
  const auto own_mark = [](const auto& item) -> const AudienceMark& {
    return item.audience;
  };
  add_marked(deck.sources, own_mark);
  add_marked(deck.experiments, [](const Experiment& experiment) {
    return audience_of(experiment);
  });
  add_marked(deck.animations, own_mark);
  return std::move(list.all);
}

}  // namespace owldeck
