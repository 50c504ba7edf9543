#include "render/scene/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>
#include <bit>
#include <cstring>

namespace owldeck {
namespace {

/// Writes values as bytes that are the same on every machine; every list says
/// its length first, so that no two values share their bytes.
class ByteWriter {
 public:
  void add(std::uint64_t value) {
    std::array<char, sizeof value> bytes{};
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(bytes.data(), &value, sizeof value);
    } else {
      for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>((value >> (8 * i)) & 255);
      }
    }
    bytes_.append(bytes.data(), bytes.size());
  }
  /// Zero and minus zero are equal, so they write the same bytes.
  void add(double value) {
    add(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value));
  }
  void add(int value) { add(static_cast<std::uint64_t>(value)); }
  void add(bool value) { bytes_.push_back(value ? 1 : 0); }
  void add(const std::string& value) {
    add(std::uint64_t{value.size()});
    bytes_ += value;
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void add(Enum value) { bytes_.push_back(static_cast<char>(value)); }
  template <typename Value>
  void add(const std::vector<Value>& values) {
    add(std::uint64_t{values.size()});
    for (const Value& value : values) {
      add(value);
    }
  }
  template <typename Value>
  void add(const std::optional<Value>& value) {
    add(value.has_value());
    if (value) {
      add(*value);
    }
  }
  template <typename... Values>
  void add(const std::variant<Values...>& value) {
    bytes_.push_back(static_cast<char>(value.index()));
    std::visit([this](const auto& chosen) { this->add(chosen); }, value);
  }

  void add(const Point& value) { add_all(value.x, value.y); }
  void add(const Size& value) { add_all(value.width, value.height); }
  void add(const Rect& value) {
    add_all(value.x, value.y, value.width, value.height);
  }
  void add(const Color& value) {
    add_all(value.red, value.green, value.blue, value.alpha);
  }
  void add(const NodeInfo& value) {
    add_all(value.role, value.id, value.link, value.alt);
  }
  void add(const GradientStop& value) { add_all(value.offset, value.color); }
  void add(const LinearGradient& value) {
    add_all(value.from, value.to, value.stops);
  }
  void add(const Stroke& value) {
    add_all(value.color, value.width, value.round, value.dash);
  }
  void add(const Segment& value) {
    add_all(value.verb, value.to, value.a, value.b);
  }
  void add(const TextStyle& value) {
    add_all(value.family, value.size, value.weight, value.italic, value.tabular,
            value.tracking, value.color);
  }
  void add(const InlineFormula& value) {
    add_all(value.width, value.ascent, value.descent, value.paths);
  }
  void add(const Run& value) {
    add_all(value.text, value.style, value.link, value.rise, value.formula);
  }
  void add(const Paragraph& value) {
    add_all(value.runs, value.align, value.line_height, value.space_before,
            value.indent, value.marker, value.list_item);
  }
  void add(const Rectangle& value) {
    add_all(value.info, value.rect, value.radius, value.fill, value.stroke);
  }
  void add(const Path& value) {
    add_all(value.info, value.segments, value.fill, value.stroke);
  }
  void add(const TextBlock& value) {
    add_all(value.info, value.box, value.vertical, value.paragraphs);
  }
  void add(const ImageData& value) { add_all(value.kind, value.hash); }
  void add(const Image& value) {
    add_all(value.info, value.box, value.data, value.ink);
  }
  void add(const Group& value) {
    add_all(value.info, value.offset, value.scale, value.opacity, value.clip,
            value.children);
  }
  void add(const Node& value) { add(value.value); }
  void add(const Scene& value) {
    add_all(value.size, value.background, value.nodes);
  }
  void add(const Page& value) { add_all(value.name, value.title, value.scene); }
  void add(const Document& value) {
    add_all(value.title, value.language, value.pages);
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  template <typename... Values>
  void add_all(const Values&... values) {
    (add(values), ...);
  }

  std::string bytes_;
};

template <typename Value>
Hash hash_value(const Value& value) {
  ByteWriter writer;
  writer.add(value);
  return hash_bytes(writer.bytes());
}

}  // namespace

Hash hash_bytes(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Hash hash(const Scene& scene) {
  return hash_value(scene);
}

Hash hash(const Document& document) {
  return hash_value(document);
}

}  // namespace owldeck
