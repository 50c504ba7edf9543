#include <fmt/format.h>

#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr int kDeepestCall = 3;

/// `timeline: slides`.
bool decode_slides_word(const YamlNode& node, TimelineFigure& /*out*/,
                        Diagnostics& diagnostics) {
  return node.scalar == "slides" ||
         unknown_word(node.span, "word", node.scalar, {"slides"}, diagnostics);
}

/// `prerequisites: all`, or an anchor.
bool decode_anchor(const YamlNode& node, PrerequisitesFigure& out,
                   Diagnostics& diagnostics) {
  return node.scalar == "all" ||
         decode_name(node, out.anchor.emplace(), diagnostics);
}

}  // namespace

template <>
Schema schema_read_by<decode_slides_word>(SchemaDefinitions& /*definitions*/) {
  return word_schema({"slides"});
}

template <>
Schema schema_read_by<decode_anchor>(SchemaDefinitions& definitions) {
  return any_schema(
      {word_schema({"all"}), schema_read_by<decode_name>(definitions)});
}

namespace {

constexpr std::array kBox{
    field<&DiagramBox::title>("title", Need::Required, "a word or two"),
    field<&DiagramBox::text>("text", Need::Optional, "a line or two"),
    field<&DiagramBox::meaning, decode_meaning>("meaning", Need::Optional,
                                                "colour by meaning")};

constexpr std::array kPipeline{
    field<&PipelineFigure::boxes, decode_counted<2, 8>>(
        "pipeline", Need::Required, "2 to 8 boxes, in order")};

constexpr std::array kCardLines{field<&ComparisonCard::lines>(
    "lines", Need::Optional, "what is compared, line by line")};

constexpr std::array kCards{field<&CardsFigure::cards, decode_counted<2, 4>>(
    "cards", Need::Required, "2 to 4 things compared")};

constexpr std::array kChecklistItem{
    field<&ChecklistItem::text>("text", Need::Required, "what to do"),
    field<&ChecklistItem::shows>("shows", Need::Optional,
                                 "the number or shape to see")};

constexpr std::array kChecklist{
    field<&ChecklistFigure::items, decode_counted<1, 8>>(
        "checklist", Need::Required, "1 to 8 things to do")};

constexpr std::array kMapNode{field<&MapNode::id, decode_name>(
    "id", Need::Required, "name that edges refer to")};

constexpr std::array kMapEdge{
    field<&MapEdge::from>("from", Need::Required, "id of a node"),
    field<&MapEdge::to>("to", Need::Required, "id of a node"),
    field<&MapEdge::text>("text", Need::Optional, "on the arrow")};

constexpr std::array kMap{
    field<&MapFigure::nodes, decode_counted<2, 12>>("map", Need::Required,
                                                    "2 to 12 ideas"),
    field<&MapFigure::edges>("edges", Need::Optional, "how they are joined")};

constexpr std::array kCallStep{
    field<&CallStep::call>("call", Need::Required, "as in the code"),
    field<&CallStep::shape>("shape", Need::Optional, "what comes out"),
    field<&CallStep::note>("note", Need::Optional, "in plain words"),
    field<&CallStep::meaning, decode_meaning>("meaning", Need::Optional,
                                              "colour by meaning"),
    field<&CallStep::level, decode_between<0, kDeepestCall>>(
        "level", Need::Optional, "how deep inside another call, 0 to 3")};

constexpr std::array kCalls{field<&CallsFigure::calls, decode_counted<2, 12>>(
    "calls", Need::Required, "2 to 12 calls, in order")};

constexpr std::array kTimelineSection{
    field<&TimelineSection::slide, decode_between<1, kMostSlides>>(
        "slide", Need::Required, "number of its first slide"),
    field<&TimelineSection::title>("title", Need::Required,
                                   "what its slides are about")};

constexpr std::array kTimeline{
    field_by<decode_slides_word>("timeline", Need::Required, "write 'slides'"),
    field<&TimelineFigure::sections>("sections", Need::Optional,
                                     "slides that belong together")};

constexpr std::array kPrerequisites{field_by<decode_anchor>(
    "prerequisites", Need::Required, "write 'all', or an anchor")};

/// A struct whose keys stand beside those of a box.
template <class T>
bool decode_with_box(const YamlNode& node, T& out, DiagramBox& box,
                     Fields<T> fields, Diagnostics& diagnostics) {
  MapDecoder map(node, diagnostics);
  if (!map.is_map()) {
    return false;
  }
  map.read(fields, out);
  map.read(Fields<DiagramBox>(kBox), box);
  map.finish();
  return true;
}

}  // namespace

Fields<DiagramBox> fields_of(const DiagramBox&) {
  return kBox;
}
Fields<PipelineFigure> fields_of(const PipelineFigure&) {
  return kPipeline;
}
Fields<CardsFigure> fields_of(const CardsFigure&) {
  return kCards;
}
Fields<ChecklistItem> fields_of(const ChecklistItem&) {
  return kChecklistItem;
}
Fields<ChecklistFigure> fields_of(const ChecklistFigure&) {
  return kChecklist;
}
Fields<TimelineSection> fields_of(const TimelineSection&) {
  return kTimelineSection;
}
Fields<TimelineFigure> fields_of(const TimelineFigure&) {
  return kTimeline;
}
Fields<PrerequisitesFigure> fields_of(const PrerequisitesFigure&) {
  return kPrerequisites;
}
Fields<MapEdge> fields_of(const MapEdge&) {
  return kMapEdge;
}
Fields<MapFigure> fields_of(const MapFigure&) {
  return kMap;
}
Fields<CallStep> fields_of(const CallStep&) {
  return kCallStep;
}
Fields<CallsFigure> fields_of(const CallsFigure&) {
  return kCalls;
}

bool decode_value(const YamlNode& node, ComparisonCard& out,
                  Diagnostics& diagnostics) {
  return decode_with_box(node, out, out.head,
                         Fields<ComparisonCard>(kCardLines), diagnostics);
}

bool decode_value(const YamlNode& node, MapNode& out,
                  Diagnostics& diagnostics) {
  return decode_with_box(node, out, out.box, Fields<MapNode>(kMapNode),
                         diagnostics);
}

Schema schema_of(Type<ComparisonCard> /*type*/,
                 SchemaDefinitions& definitions) {
  return map_schema(definitions, Fields<DiagramBox>(kBox),
                    Fields<ComparisonCard>(kCardLines));
}

Schema schema_of(Type<MapNode> /*type*/, SchemaDefinitions& definitions) {
  return map_schema(definitions, Fields<MapNode>(kMapNode),
                    Fields<DiagramBox>(kBox));
}

}  // namespace owldeck
