#include "tests/generator/animation/multihead_support.h"

#include "generator/attention/run.h"

namespace owldeck {

Traces read_by(const std::string& model, const std::string& text) {
  ModelSpec spec;
  spec.name.value = "book";
  spec.model.value = model;
  spec.text.value = text;
  Diagnostics diagnostics;
  return run_experiments({spec}, {}, diagnostics);
}

const std::string& book_sentence() {
  static const std::string sentence =
      "The book that I bought yesterday was interesting";
  return sentence;
}

const Traces& book_traces() {
  static const Traces read = read_by("tiny-decoder", book_sentence());
  return read;
}

AnimationSpec book_spec() {
  AnimationSpec spec =
      told_spec("multihead-causal", "book", "Same past, four looks");
  spec.query = Located<std::string>{"was", {"deck.yaml", 4, 20, 3}};
  spec.layer = Located<int>{2, {"deck.yaml", 4, 30, 1}};
  return spec;
}

double book_value(const char* step, std::size_t head, std::size_t row,
                  std::size_t column) {
  return book_traces().at("book").find(step)->at({1, head, row, column});
}

const ToldFilm& book_film() {
  static const ToldFilm told(make(book_spec(), book_traces()).clip.value());
  return told;
}

}  // namespace owldeck
