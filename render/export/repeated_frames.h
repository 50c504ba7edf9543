#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace owldeck {

/// Writes H.264 frames that show the frame before once more: slices in which
/// every macroblock is skipped. Encoding an equal picture again takes as long
/// as another one, and its bytes are of no use. Source: ITU-T
/// H.264, 7.3.2.1, 7.3.2.2, 7.3.3, 7.3.4.
class RepeatedFrames {
 public:
  /// Reads the parameter sets, in Annex B form, of the stream that is to be
  /// continued. Gives nothing if they describe a stream that takes more than
  /// this: arithmetic coding, fields, B-frames or weighted prediction.
  [[nodiscard]] static std::optional<RepeatedFrames> of(
      const std::vector<std::uint8_t>& parameter_sets);

  /// The frame `number` of a group of which every frame is a reference, in
  /// Annex B form.
  [[nodiscard]] std::vector<std::uint8_t> frame(std::int64_t number) const;

 private:
  bool read_sequence(const std::vector<std::uint8_t>& parameters);
  bool read_picture(const std::vector<std::uint8_t>& parameters);

  unsigned picture_parameters_ = 0;
  int frame_number_bits_ = 0;
  unsigned macroblocks_ = 0;
  bool says_filter_ = false;
};

}  // namespace owldeck
