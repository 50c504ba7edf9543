#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "generator/import/course_map.h"
#include "generator/import/map_blocks.h"
#include "generator/import/map_sections.h"
#include "generator/import/slide_label.h"
#include "generator/import/slide_reader.h"
#include "generator/import/slide_table.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Where a slide is defined.
struct SlidePlace {
  int number = 0;
  std::size_t block = 0;
  bool in_table = false;
};

/// Reads the blocks of one deck. Tables are read first, so that what is said of
/// a slide finds it wherever it stands.
/// Reports: `map-slide` for a slide's number twice, `map-anchor`, `map-type`,
/// `map-unknown` for what is kept as a note.
class MapReader {
 public:
  explicit MapReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  [[nodiscard]] MapDeck read(std::span<const MapBlock> blocks);
  /// Every slide that was defined, in the order of the blocks, also those that
  /// were defined twice.
  [[nodiscard]] const std::vector<SlidePlace>& places() const {
    return places_;
  }

 private:
  struct OpenSection {
    int level = 0;
    MapSection section = MapSection::Other;
  };

  void take_slide(MapSlide slide);
  void read_tables(std::span<const MapBlock> blocks);
  void read_table(const MapBlock& block);
  void add_private_row(const SlideTable& table, const MapBlock& block,
                       const TableRow& row);
  void enter(const MapBlock& heading);
  void add_row(const SlideTable& table, const MapBlock& block,
               const TableRow& row);
  void merge_row(MapSlide row, MapSlide& slide);
  void read_block(const MapBlock& block);
  void read_heading(const MapBlock& block);
  bool read_slide_line(const MapBlock& block);
  [[nodiscard]] bool is_next_in_bold(const MapBlock& block) const;
  [[nodiscard]] std::optional<SlideLabel> line_label(
      const MapBlock& block) const;
  void open_slide(const SlideLabel& label, const MapBlock& block, int level);
  void keep_label(const SlideLabel& label, const MapBlock& block,
                  bool is_unknown);
  void apply_label(const SlideLabel& label, const MapBlock& block,
                   MapSlide& slide);
  void close_slide();
  void read_in_section(const MapBlock& block);
  void read_in_slide(const MapBlock& block);
  bool read_yaml(const MapBlock& block);
  void read_line(const MapBlock& block);
  bool read_item(const MapBlock& block);
  void keep(const MapBlock& block);
  [[nodiscard]] MapSection section() const;
  [[nodiscard]] MapSlide* find(int number);
  MapSlide& add_slide(const SlideNumber& number, const Span& span);
  void report_twice(const MapSlide& first, const Span& span);

  Diagnostics& diagnostics_;
  MapDeck deck_;
  std::vector<std::unique_ptr<MapSlide>> slides_;
  std::vector<SlidePlace> places_;
  std::vector<OpenSection> sections_;
  std::size_t at_ = 0;  ///< the block that is read
  bool has_title_ = false;
  bool keeping_ = false;  ///< the last block was not understood either
  MarkdownLines kept_;
  MapSlide* slide_ = nullptr;
  std::unique_ptr<SlideReader> reader_;
  int slide_level_ = 0;  ///< of its heading; more than any for a line
  int item_level_ = -1;  ///< columns of the item that opens it
  bool guides_ = false;  ///< what stands below it is guidance
};

}  // namespace owldeck
