#include "generator/build/manifest.h"

#include <doctest/doctest.h>

#include "generator/build/items.h"

using namespace owldeck;

TEST_CASE("manifest: the files come back from the text") {
  Deck deck;
  deck.id.value = "attention";
  const std::vector<ManifestFile> files{{"deck.pdf", 12, "aa", "bb"},
                                        {"slides/slide-01.png", 3, "cc", "dd"}};
  const std::string text =
      manifest_text(for_audience(deck, Audience::Learner), {}, files);
  CHECK(manifest_files(text) == files);
}

TEST_CASE("manifest: text that is none gives nothing") {
  CHECK_FALSE(manifest_files("").has_value());
  CHECK_FALSE(manifest_files("{\"files\": [{\"path\": 3}]}").has_value());
  CHECK_FALSE(manifest_files("[1, 2]").has_value());
}

TEST_CASE("manifest: an experiment is listed with its seed and its shapes") {
  Deck deck;
  AttentionSpec spec;
  spec.name.value = "causal";
  spec.attention.value = AttentionKind::Causal;
  spec.torch_seed.value = 789;
  deck.experiments.emplace_back(spec);
  Trace trace;
  trace.steps.push_back(
      {"scores", "S", "Q K^T", {{{"query", 6}, {"key", 6}}, {}}});
  const std::string text = manifest_text(for_audience(deck, Audience::Learner),
                                         {{"causal", trace}}, {});
  CHECK(text.find("\"torch_seed\": 789") != std::string::npos);
  CHECK(text.find("\"name\": \"scores\"") != std::string::npos);
}

TEST_CASE("items: a path of an edition tells its format") {
  using Formats = std::set<Format>;
  CHECK(formats_of("deck.pdf") == Formats{Format::Pdf});
  CHECK(formats_of("slides/slide-01.png") == Formats{Format::Png});
  CHECK(formats_of("animations/score-flow.mp4") == Formats{Format::Mp4});
  CHECK(formats_of("animations/score-flow.webm") == Formats{Format::WebM});
  CHECK(formats_of("animations/score-flow.gif") == Formats{Format::Gif});
  CHECK(formats_of("animations/score-flow.webp") == Formats{Format::WebP});
  CHECK(formats_of("animations/score-flow-frames/00001.png") ==
        Formats{Format::Frames});
  CHECK(formats_of("animations/score-flow-strip.pdf") ==
        Formats{Format::Strip});
}

TEST_CASE("items: what stands beside films belongs to all that move") {
  const std::set<Format> moving{Format::Mp4, Format::WebM, Format::Gif,
                                Format::WebP};
  for (const char* ending : {".png", "-2.5s.png", ".vtt", ".txt"}) {
    CHECK(formats_of(std::string("animations/score-flow") + ending) == moving);
  }
}

TEST_CASE("items: a path that no build makes has no format") {
  CHECK(formats_of("notes.txt").empty());
  CHECK(formats_of("animations/notes.md").empty());
}
