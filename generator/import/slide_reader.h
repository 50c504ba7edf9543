#pragma once

#include <string>
#include <vector>

#include "generator/import/course_map.h"
#include "generator/import/map_blocks.h"
#include "generator/import/map_label.h"
#include "generator/import/markdown_lines.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Reads the section of one slide: labels with what is behind and below them,
/// anchors, code, questions, hidden details. What has no label is the slide's
/// body; what is not understood, or not for learners, becomes notes.
/// Reports: `map-anchor`, `map-type`, `map-unknown`.
class SlideReader {
 public:
  /// Needs: `slide` and `diagnostics` outlive this.
  SlideReader(MapSlide& slide, Diagnostics& diagnostics)
      : slide_(slide), diagnostics_(diagnostics) {}

  /// All of it is for the instructor.
  void set_internal() { internal_ = true; }
  void take(const MapBlock& block);
  /// Text that is known to be about `field`, as the cell of a table.
  void take_field(SlideField field, const Passage& text);
  /// Call it after the last block.
  void finish();

 private:
  void take_heading(const MapBlock& block);
  void take_line(const MapBlock& block);
  void take_fence(const MapBlock& block);
  void take_table(const MapBlock& block);
  void take_rows(const MapBlock& block);
  void open_details(const MapBlock& block);
  void close_details();

  [[nodiscard]] MapBlock without_tags(const MapBlock& block);
  bool take_option(const MapBlock& block);
  [[nodiscard]] bool accepts(const MapLabel& label,
                             const MapBlock& block) const;
  void open_field(const MapLabel& label, const MapBlock& block);
  void take_value(SlideField field, const MapBlock& block);
  void take_anchor(SlideField field, const Passage& text);
  void take_type(const Passage& text);
  void take_beginner(const MapBlock& block);
  bool take_parts(const Passage& text);
  void take_answer(const std::string& text);
  void take_source(const std::string& text);
  void take_minutes(const std::string& text);
  void take_plain_code(const std::string& text);
  void append(std::string& to, const MapBlock& block);
  void unknown(const MapLabel& label, const MapBlock& block);
  [[nodiscard]] bool is_step(const MapBlock& block) const;
  [[nodiscard]] std::string* text_of(SlideField field);

  MapSlide& slide_;
  Diagnostics& diagnostics_;
  bool internal_ = false;  ///< until the next heading
  int details_ = 0;        ///< that are open
  SlideField field_ = SlideField::Body;
  int label_level_ = -1;     ///< columns of the item that has the label
  bool label_list_ = false;  ///< the list's items are labels
  bool on_label_ = false;    ///< the label's own line has its value
  bool fed_ = false;         ///< the field has got a value
  MarkdownLines body_;
  MarkdownLines notes_;
};

}  // namespace owldeck
