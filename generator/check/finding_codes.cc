#include "generator/check/finding_codes.h"

#include <algorithm>
#include <array>

namespace owldeck {
namespace {

using enum Gate;
using enum Severity;

constexpr std::array kFormatCodes{
    FindingCode{"yaml", Format, Error, "the file is not YAML"},
    FindingCode{"yaml-empty", Format, Error, "the file is empty"},
    FindingCode{"yaml-duplicate-key", Format, Error,
                "a map has the same key twice"},
    FindingCode{"hidden-character", Format, Error,
                "a character that nobody sees"},
    FindingCode{"unknown-key", Format, Error, "a key that nothing reads"},
    FindingCode{"unused-key", Format, Error,
                "a key that has no effect beside the others"},
    FindingCode{"missing-field", Format, Error,
                "a key that is needed is not there"},
    FindingCode{"wrong-type", Format, Error,
                "a value of another kind than expected"},
    FindingCode{"wrong-value", Format, Error, "a value that is out of bounds"},
    FindingCode{"unknown-word", Format, Error,
                "a word that is not one of the choices"},
    FindingCode{"unknown-name", Format, Error,
                "a name that the deck gives to nothing"},
    FindingCode{"duplicate-name", Format, Error, "two things with one name"},
    FindingCode{"duplicate-slide", Format, Error, "two slides with one number"},
    FindingCode{"gate-fixed", Format, Error,
                "a gate that no deck may make milder"},
    FindingCode{"gate-milder", Format, Warning,
                "what a build found at a gate that the deck made milder"},
    FindingCode{"file-missing", Format, Error, "a file that cannot be read"},
    FindingCode{"file-outside", Format, Error,
                "a file that is not below the deck's folder"},
    FindingCode{"file-size", Format, Error, "a file that is too large"},
    FindingCode{"include-missing", Format, Error,
                "an included file that cannot be read"},
    FindingCode{"include-outside", Format, Error,
                "an included file that is not below the deck's folder"},
    FindingCode{"include-cycle", Format, Error,
                "files that include each other"},
    FindingCode{"deck-size", Format, Error,
                "a deck that is larger than any course"},
    FindingCode{"image-format", Format, Error,
                "a picture that is neither PNG nor SVG"},
    FindingCode{"image-content", Format, Error, "a picture that is broken"},
    FindingCode{"unknown-theme", Format, Error, "a theme that does not exist"},
    FindingCode{"theme-cycle", Format, Error, "a theme that extends itself"},
    FindingCode{"missing-key", Format, Error,
                "a theme or layout without something that it needs"},
    FindingCode{"color", Format, Error, "a colour that is none"},
    FindingCode{"unknown-layout", Format, Error,
                "a layout that does not exist"},
    FindingCode{"layout-cycle", Format, Error, "a layout that extends itself"},
    FindingCode{"layout-slots", Format, Error,
                "content that the slide's type has no place for"},
    FindingCode{"layout-area", Format, Error,
                "a layout without an area that the slide needs"},
    FindingCode{"unknown-blueprint", Format, Error,
                "a blueprint that does not exist"},
    FindingCode{"markdown", Format, Error, "Markdown that a slide cannot show"},
    FindingCode{"formula", Format, Error, "a formula that cannot be set"},
    FindingCode{"figure-query", Format, Error,
                "arcs without the query that they start from"},
    FindingCode{"calls-level", Format, Error, "a call that is inside no other"},
    FindingCode{"map-edge", Format, Error,
                "an arrow of a map to its own start"},
    FindingCode{"timeline-section", Format, Error,
                "a section of a timeline at a wrong slide"},
    FindingCode{"still-time", Format, Error,
                "a still of a film from after its end"},
    FindingCode{"picture", Format, Error,
                "built pictures that cannot be compared"},
    FindingCode{"output", Format, Error, "a file that could not be written"},
    FindingCode{"map-text", Format, Error, "a map that is not plain text"},
    FindingCode{"map-empty", Format, Error, "a map without slides"},
    FindingCode{"map-slide", Format, Error,
                "two slides of a map with one number"},
    FindingCode{"map-type", Format, Error,
                "a type of slide in a map that is none"},
    FindingCode{"map-anchor", Format, Error,
                "an anchor tag of a map that cannot be read"},
    FindingCode{"map-unknown", Format, Warning,
                "what of a map is kept as a note alone"},
    FindingCode{"map-long", Format, Warning,
                "a text of a map that is too long for its slide"}};

constexpr std::array kNumbersCodes{
    FindingCode{"embedding-count", Numbers, Error,
                "not one embedding for each token"},
    FindingCode{"embedding-length", Numbers, Error,
                "embeddings of different lengths"},
    FindingCode{"embedding-value", Numbers, Error,
                "a number of an embedding that is none, or too large"},
    FindingCode{"text-empty", Numbers, Error, "a text without tokens"},
    FindingCode{"experiment-size", Numbers, Error,
                "an experiment that is too large to compute"},
    FindingCode{"heads-divide", Numbers, Error,
                "heads that cannot share the width evenly"},
    FindingCode{"weight-missing", Numbers, Error, "a weight that is not given"},
    FindingCode{"weight-unused", Numbers, Error,
                "a weight that this attention does not have"},
    FindingCode{"weight-shape", Numbers, Error, "a weight of a wrong shape"},
    FindingCode{"weight-value", Numbers, Error,
                "a number of a weight that cannot be one"},
    FindingCode{"weight-file", Numbers, Error,
                "a file of weights that cannot be understood"},
    FindingCode{"unknown-model", Numbers, Error, "a model that does not exist"},
    FindingCode{"model-file", Numbers, Error,
                "a file of a model that is wrong"},
    FindingCode{"comparison", Numbers, Error,
                "attentions that cannot be compared"},
    FindingCode{"sweep", Numbers, Error, "an attention that cannot be swept"},
    FindingCode{"sweep-value", Numbers, Error,
                "a value that a sweep cannot take"},
    FindingCode{"state-dict", Numbers, Error,
                "a state dict of what keeps no such thing"},
    FindingCode{"timings", Numbers, Error,
                "a measured time that cannot be one"},
    FindingCode{"expression", Numbers, Error,
                "a computed number that is written wrong"},
    FindingCode{"format", Numbers, Error,
                "a format that does not suit the number"},
    FindingCode{"index-range", Numbers, Error,
                "an index that is outside of its axis"},
    FindingCode{"unknown-tensor", Numbers, Error,
                "a tensor that the experiment does not have"},
    FindingCode{"unknown-text", Numbers, Error,
                "a text that the experiment does not have"},
    FindingCode{"unknown-token", Numbers, Error,
                "a token that the sentence does not have"},
    FindingCode{"unknown-step", Numbers, Error,
                "a step that the experiment or film does not have"},
    FindingCode{"shapes-only", Numbers, Error,
                "a number of what has only shapes"},
    FindingCode{"figure-axes", Numbers, Error,
                "a tensor that the figure cannot draw"},
    FindingCode{"bars-value", Numbers, Error,
                "a number that is no length of a bar"},
    FindingCode{"lines-value", Numbers, Error,
                "a number that has no place on a line"}};

constexpr std::array kStructureCodes{
    FindingCode{"slide-order", Structure, Error,
                "slides that are not numbered 1, 2, 3"},
    FindingCode{"blueprint-count", Structure, Error,
                "more or fewer slides than the blueprint has"},
    FindingCode{"blueprint-type", Structure, Error,
                "a slide of another type than the blueprint has there"},
    FindingCode{"answer-missing", Structure, Error,
                "a quiz without its answer"},
    FindingCode{"answer-unknown", Structure, Error,
                "an answer that is none of the options"}};

constexpr std::array kAnchorCodes{
    FindingCode{"anchor-missing", Anchors, Error,
                "a slide that needs an anchor and has none"},
    FindingCode{"anchor-pattern", Anchors, Error,
                "an id that does not look like the course's"},
    FindingCode{"anchor-duplicate", Anchors, Error, "two anchors with one id"},
    FindingCode{"anchor-unknown", Anchors, Error,
                "a prerequisite that no slide teaches"},
    FindingCode{"anchor-range", Anchors, Error,
                "a range of ids with a hole, or turned round"},
    FindingCode{"anchor-cycle", Anchors, Error, "anchors that need each other"},
    FindingCode{"anchor-later", Anchors, Error,
                "a prerequisite that is taught later"},
    FindingCode{"anchor-unused", Anchors, Warning,
                "an anchor that nobody needs and no slide explains"},
    FindingCode{"anchor-asset-change", Anchors, Warning,
                "other files than those of the prerequisite, without a word"},
    FindingCode{"anchor-redundant", Anchors, Note,
                "a prerequisite that another one needs already"}};

constexpr std::array kAssetsCodes{
    FindingCode{"asset-missing", Assets, Error,
                "a file that the repository does not have"},
    FindingCode{"asset-outside", Assets, Error,
                "a path that leads out of the repository"},
    FindingCode{"asset-wildcard", Assets, Error,
                "a pattern that matches nothing, or too much"},
    FindingCode{"asset-empty", Assets, Error, "a file with nothing in it"},
    FindingCode{"notebook-format", Assets, Error,
                "a notebook that cannot be read"},
    FindingCode{"asset-section", Assets, Error,
                "a section that the notebooks do not have"},
    FindingCode{"asset-name", Assets, Error,
                "a class or function that the notebooks do not have"}};

constexpr std::array kCodeCodes{
    FindingCode{"code-language", Code, Error,
                "a language that cannot be highlighted"},
    FindingCode{"code-lines", Code, Error,
                "a step that marks lines that the code does not have"},
    FindingCode{"code-syntax", Code, Error, "code that is not Python"},
    FindingCode{"code-section", Code, Error,
                "a section that the notebook of the code does not have"},
    FindingCode{"code-step-open", Code, Error,
                "a step that does not say what it shows"},
    FindingCode{"code-step-text", Code, Error,
                "a step whose lines do not have what it shows"},
    FindingCode{"code-step-missing", Code, Error,
                "a step that the notebook does not have"},
    FindingCode{"code-step-section", Code, Error,
                "a step from another section of the notebook"},
    FindingCode{"code-step-order", Code, Error,
                "steps in another order than the notebook's"},
    FindingCode{"code-step-extra", Code, Error,
                "more steps than the slide may show"},
    FindingCode{"code-line-extra", Code, Error,
                "a line of code that belongs to no step"}};

constexpr std::array kOwlCodes{
    FindingCode{"owl-missing", Owl, Error, "a slide without its owl"},
    FindingCode{"owl-sentences", Owl, Error, "an owl of several sentences"},
    FindingCode{"owl-length", Owl, Error,
                "an owl that is too short or too long"},
    FindingCode{"owl-twice", Owl, Error, "the same owl on two slides"}};

constexpr std::array kBeginnerCodes{
    FindingCode{"beginner-missing", Beginner, Error,
                "a slide without its beginner's corner"}};

constexpr std::array kLeakageCodes{
    FindingCode{"instructor-only", Leakage, Error,
                "something for learners that needs what they may not get"},
    FindingCode{"leak-text", Leakage, Error,
                "words for the instructor alone in what learners see"},
    FindingCode{"leak-file", Leakage, Error,
                "a sentence for the instructor alone in a learner's file"},
    FindingCode{"leak-unread", Leakage, Error,
                "a learner's file that cannot be searched"},
    FindingCode{"leak-sign", Leakage, Error,
                "a file that looks like an instructor's"}};

constexpr std::array kFitCodes{
    FindingCode{"text-overflow", Fit, Error, "text that does not fit"},
    FindingCode{"text-overlap", Fit, Error, "texts of a figure that overlap"},
    FindingCode{"slide-overlap", Fit, Error, "parts of a slide that overlap"},
    FindingCode{"figure-overflow", Fit, Error, "a figure that does not fit"},
    FindingCode{"figure-empty", Fit, Error, "a figure with nothing to show"},
    FindingCode{"missing-glyph", Fit, Error,
                "a character that the fonts do not have"},
    FindingCode{"image-pixels", Fit, Warning,
                "a picture with fewer pixels than it is drawn on"}};

constexpr std::array kContrastCodes{
    FindingCode{"contrast", Contrast, Error, "text that is hard to read"},
    FindingCode{"unknown-meaning", Contrast, Error,
                "a colour by a meaning that does not exist"}};

constexpr std::array kAlternativeCodes{
    FindingCode{"figure-alt", Alternative, Error,
                "a figure that says nothing to those who cannot see it"}};

constexpr std::array kMinutesCodes{
    FindingCode{"minutes-missing", Minutes, Error, "a slide without minutes"},
    FindingCode{"minutes-sum", Minutes, Error,
                "minutes that are not those of the session"},
    FindingCode{"minutes-part", Minutes, Error,
                "minutes that are not those of the part"}};

constexpr std::array kSourcesCodes{FindingCode{"source-uncited", Sources, Error,
                                               "a source that no slide cites"}};

constexpr std::array kAnimationsCodes{
    FindingCode{"animation-missing", Animations, Error,
                "an animation slide that shows no film"},
    FindingCode{"unknown-kind", Animations, Error,
                "a kind of film that does not exist"},
    FindingCode{"unknown-easing", Animations, Error,
                "an easing that does not exist"},
    FindingCode{"unknown-head", Animations, Error,
                "a head that the experiment does not have"},
    FindingCode{"unknown-layer", Animations, Error,
                "a layer that the model does not have"},
    FindingCode{"film-size", Animations, Error,
                "more than the film has room for"},
    FindingCode{"film-mask", Animations, Error,
                "a mask that the film does not tell of"},
    FindingCode{"film-dropout", Animations, Error,
                "dropout that leaves nothing to show"},
    FindingCode{"film-temperature", Animations, Error,
                "a temperature that the film cannot show"},
    FindingCode{"film-title", Animations, Error, "a title wider than the film"},
    FindingCode{"film-caption", Animations, Error,
                "a caption that cannot be read in time"},
    FindingCode{"film-hold", Animations, Error,
                "a rest that is too short to look"},
    FindingCode{"film-length", Animations, Error,
                "a time in which nobody can follow"},
    FindingCode{"film-part", Animations, Error,
                "a part of a film that ends before it begins"},
    FindingCode{"film-frame", Animations, Error,
                "a frame from after the film's end"}};

constexpr std::array kReferencesCodes{
    FindingCode{"unknown-slide", References, Error,
                "a link to a slide that does not exist"},
    FindingCode{"reference-slide", References, Error,
                "words about a slide that does not exist"},
    FindingCode{"reference-anchor", References, Error,
                "words about an anchor that does not exist"}};

/// Joins the tables of the gates.
template <std::size_t... sizes>
constexpr auto joined(const std::array<FindingCode, sizes>&... tables) {
  std::array<FindingCode, (sizes + ...)> all;
  auto end = all.begin();
  ((end = std::ranges::copy(tables, end).out), ...);
  return all;
}

constexpr auto kCodes =
    joined(kFormatCodes, kNumbersCodes, kStructureCodes, kAnchorCodes,
           kAssetsCodes, kCodeCodes, kOwlCodes, kBeginnerCodes, kLeakageCodes,
           kFitCodes, kContrastCodes, kAlternativeCodes, kMinutesCodes,
           kSourcesCodes, kAnimationsCodes, kReferencesCodes);

}  // namespace

std::span<const FindingCode> finding_codes() {
  return kCodes;
}

const FindingCode* find_code(std::string_view code) {
  const auto found = std::ranges::find(kCodes, code, &FindingCode::code);
  return found == kCodes.end() ? nullptr : &*found;
}

Gate gate_of(std::string_view code) {
  const FindingCode* const found = find_code(code);
  return found == nullptr ? Gate::Format : found->gate;
}

std::vector<std::string> code_names() {
  std::vector<std::string> names;
  for (const FindingCode& each : kCodes) {
    names.emplace_back(each.code);
  }
  return names;
}

}  // namespace owldeck
