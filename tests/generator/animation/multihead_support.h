#pragma once

#include <string>

#include "generator/attention/trace.h"
#include "tests/generator/animation/told_film.h"

/// The film of several heads, told of the trained decoder and the sentence that
/// the course tells it of.
namespace owldeck {

inline constexpr std::size_t kBookHeads = 4;
inline constexpr std::size_t kBookTokens = 9;
inline constexpr std::size_t kWas = 7;
inline constexpr std::size_t kBook = 2;

[[nodiscard]] Traces read_by(const std::string& model, const std::string& text);
[[nodiscard]] const std::string& book_sentence();
[[nodiscard]] const Traces& book_traces();
[[nodiscard]] AnimationSpec book_spec();
/// Of the second layer.
[[nodiscard]] double book_value(const char* step, std::size_t head,
                                std::size_t row, std::size_t column);

/// The film of all heads, made once.
[[nodiscard]] const ToldFilm& book_film();

}  // namespace owldeck
