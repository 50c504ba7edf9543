#include "generator/build/warm_engine.h"

namespace owldeck {
namespace {

// What slides are mostly set in.
const std::vector<TextStyle>& common_styles() {
  static const std::vector<TextStyle> styles{
      {.family = FontFamily::Text, .size = 30, .weight = 400},
      {.family = FontFamily::Text, .size = 24, .weight = 500},
      {.family = FontFamily::Text, .size = 24, .weight = 400},
      {.family = FontFamily::Display, .size = 56, .weight = 700},
      {.family = FontFamily::Text, .size = 30, .weight = 600},
      {.family = FontFamily::Text, .size = 24, .weight = 600},
      {.family = FontFamily::Text, .size = 20, .weight = 400},
      {.family = FontFamily::Text, .size = 20, .weight = 500},
      {.family = FontFamily::Mono, .size = 24, .weight = 400},
      {.family = FontFamily::Mono, .size = 20, .weight = 500},
      {.family = FontFamily::Text, .size = 24, .weight = 700},
  };
  return styles;
}

std::unique_ptr<TextEngine> make_warm() {
  auto text = std::make_unique<TextEngine>();
  for (const TextStyle& style : common_styles()) {
    static_cast<void>(text_width(*text, "a1", style));
  }
  return text;
}

}  // namespace

std::future<std::unique_ptr<TextEngine>> begin_text_engine(int threads) {
  if (threads > 1) {
    // Deferred where the system has no more threads.
    return std::async(std::launch::async | std::launch::deferred, make_warm);
  }
  return std::async(std::launch::deferred,
                    [] { return std::make_unique<TextEngine>(); });
}

}  // namespace owldeck
