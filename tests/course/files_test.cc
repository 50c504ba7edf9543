#include <doctest/doctest.h>

#include <string>

#include "generator/build/build.h"
#include "tests/course/commands.h"
#include "tests/course/course.h"
#include "tests/generator/build/temporary_folder.h"

// The course deck's files, looked at with other people's programs.
using namespace owldeck;
namespace fs = std::filesystem;

namespace {

fs::path build_course(const TemporaryFolder& root, BuildOptions options) {
  options.deck = kCourseDeck;
  options.output = root.path();
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done = build(options, DiskFiles(), sources, diagnostics);
  INFO(print(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  return done.folder;
}

// Text with every run of white space as one blank, as it may break anywhere.
std::string one_line(std::string text) {
  const std::string no_break_space = "\u00A0";
  for (std::size_t at = 0;
       (at = text.find(no_break_space, at)) != std::string::npos;) {
    text.replace(at, no_break_space.size(), " ");
  }
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\f';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string pdf_text(const fs::path& pdf) {
  return one_line(output_of("pdftotext -enc UTF-8 '" + pdf.string() + "' -"));
}

// The sentences and lines of Markdown that are long enough to be told apart
// from what a slide may say as well.
std::vector<std::string> sentences(const std::string& markdown) {
  std::vector<std::string> all(1);
  for (const char c : markdown) {
    if (c == '\n' || c == '.') {
      all.emplace_back();
    } else if (!all.back().empty() || c != ' ') {
      all.back() += c;
    }
  }
  std::erase_if(all, [](const std::string& text) { return text.size() < 20; });
  return all;
}

}  // namespace

TEST_CASE("course: the PDF has thirty tagged pages, a title and all titles") {
  const TemporaryFolder root;
  const fs::path folder = build_course(root, {.formats = {Format::Pdf}});
  const fs::path pdf = folder / "deck.pdf";
  const std::string info = output_of("pdfinfo '" + pdf.string() + "'");
  CAPTURE(info);
  CHECK(info.find("Pages:           30") != std::string::npos);
  CHECK(info.find("Tagged:          yes") != std::string::npos);
  CHECK(info.find("Title:           Attention") != std::string::npos);
  const std::string text = pdf_text(pdf);
  for (const Slide& slide : course_deck().deck.slides) {
    CHECK_MESSAGE(text.find(slide.title.value) != std::string::npos,
                  slide.title.value);
  }
  CHECK(output_of("qpdf --check '" + pdf.string() + "'").find("No syntax") !=
        std::string::npos);
}

TEST_CASE("course: no sentence of the instructor's is in the learner's PDF") {
  const TemporaryFolder root;
  const std::string text =
      pdf_text(build_course(root, {.formats = {Format::Pdf}}) / "deck.pdf");
  const AudienceDeck all =
      for_audience(course_deck().deck, Audience::Instructor);
  std::size_t looked_for = 0;
  for (const AudienceSlide& slide : all.slides()) {
    REQUIRE(slide.instructor.has_value());
    const InstructorContent& secret = *slide.instructor;
    for (const std::string& sentence :
         sentences(secret.notes.value + "\n" + secret.answer.value)) {
      CHECK_MESSAGE(text.find(sentence) == std::string::npos, sentence);
      ++looked_for;
    }
  }
  CHECK(looked_for >= 60);
}

TEST_CASE("course: the instructor's PDF has notes to each slide and the deck") {
  const TemporaryFolder root;
  const fs::path folder = build_course(
      root, {.audience = Audience::Instructor, .formats = {Format::Pdf}});
  const std::string info =
      output_of("pdfinfo '" + (folder / "deck.pdf").string() + "'");
  CHECK(info.find("Pages:           61") != std::string::npos);
}

TEST_CASE("course: both films are 1080p of thirty frames a second") {
  const TemporaryFolder root;
  const fs::path folder =
      build_course(root, {.formats = {Format::Mp4}, .threads = 2});
  for (const char* film : {"score-flow", "multihead-causal"}) {
    const fs::path file = folder / "animations" / (std::string(film) + ".mp4");
    CAPTURE(file);
    const std::string facts = output_of(
        "ffprobe -v error -select_streams v -show_entries "
        "stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_frames "
        "-of default=noprint_wrappers=1 '" +
        file.string() + "'");
    CAPTURE(facts);
    CHECK(facts.find("codec_name=h264") != std::string::npos);
    CHECK(facts.find("width=1920\nheight=1080\n") != std::string::npos);
    CHECK(facts.find("pix_fmt=yuv420p\n") != std::string::npos);
    CHECK(facts.find("r_frame_rate=30/1\n") != std::string::npos);
    const int frames = std::stoi(facts.substr(facts.find("nb_frames=") + 10));
    CHECK(frames >= 800);
    CHECK(frames <= 1800);  // a minute
    CHECK(output_of("ffmpeg -v error -i '" + file.string() +
                    "' -f null - 2>&1") == "");
  }
}

TEST_CASE("course: two folders and two thread counts give the same bytes") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  const PixelSize small{640, 360};
  build_course(one, {.size = small, .threads = 1});
  build_course(two, {.size = small, .threads = 2});
  const auto first = snapshot(one.path());
  // PDF, 30 pictures, manifest; 2 films, each with poster and two texts.
  CHECK(first.size() == 40);
  CHECK(first == snapshot(two.path()));
}
