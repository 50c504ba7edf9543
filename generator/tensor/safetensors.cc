#include "generator/tensor/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "generator/source/utf8.h"
#include "generator/tensor/quote.h"
#include "generator/tensor/stored_numbers.h"

namespace owldeck {
namespace {

using nlohmann::json;

constexpr std::size_t kLengthBytes = 8;
constexpr std::string_view kMetadata = "__metadata__";

constexpr std::array<std::pair<std::string_view, NumberType>, 5> kTypes{
    {{"F64", NumberType::Float64},
     {"F32", NumberType::Float32},
     {"F16", NumberType::Float16},
     {"BF16", NumberType::BFloat16},
     {"BOOL", NumberType::Bool}}};

/// What the header says of one tensor.
struct Entry {
  std::string name;
  NumberType type = NumberType::Float32;
  std::vector<std::size_t> shape;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return true;
}

/// Parses the header; refuses what a JSON value hides: a name given twice, and
/// depths that no tensor needs.
FileResult<json> parse_header(std::string_view text) {
  std::set<std::string> names;
  std::set<std::string> keys;
  std::string twice;
  bool too_deep = false;
  const auto watch = [&](int depth, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::key) {
      auto& seen = depth == 1 ? names : keys;
      if (!seen.insert(parsed.get<std::string>()).second) {
        twice = parsed.get<std::string>();
      }
    }
    if (event == json::parse_event_t::object_start && depth == 1) {
      keys.clear();
    }
    too_deep |= depth > kDeepestSafetensorsHeader;
    return depth <= kDeepestSafetensorsHeader;
  };
  json header = json::parse(text, watch, false);
  if (too_deep) {
    return {{}, "the header nests deeper than a list of tensors"};
  }
  if (header.is_discarded()) {
    return {{}, "the header is no JSON"};
  }
  if (!header.is_object()) {
    return {{}, "the header is no JSON object"};
  }
  if (!twice.empty()) {
    return {{}, fmt::format("the header says {} twice", in_quotes(twice))};
  }
  return {std::move(header), {}};
}

/// The text of the header, which ends where the numbers begin.
FileResult<std::string_view> find_header(std::string_view bytes) {
  if (bytes.size() < kLengthBytes) {
    return {{},
            fmt::format("the file has {} bytes, too few for the length of a "
                        "header",
                        bytes.size())};
  }
  const std::uint64_t length = read_unsigned(bytes, kLengthBytes);
  const std::string_view rest = bytes.substr(kLengthBytes);
  if (length > rest.size()) {
    return {{},
            fmt::format("the header should have {} bytes, the file has {} "
                        "after its length",
                        length, rest.size())};
  }
  if (length > kMostSafetensorsHeaderBytes) {
    return {{},
            fmt::format("the header has {} bytes: expected at most {}", length,
                        kMostSafetensorsHeaderBytes)};
  }
  const std::string_view header = rest.substr(0, length);
  if (!is_utf8(header)) {
    return {{}, "the header is no UTF-8"};
  }
  return {header, {}};
}

/// A list of whole numbers from 0, or nothing.
std::optional<std::vector<std::size_t>> read_list(const json& info,
                                                  const char* key) {
  const auto found = info.find(key);
  if (found == info.end() || !found->is_array() ||
      !std::ranges::all_of(
          *found, [](const json& item) { return item.is_number_unsigned(); })) {
    return std::nullopt;
  }
  return found->get<std::vector<std::size_t>>();
}

/// `F64, F32 ...`.
std::string known_types() {
  std::string text;
  for (const auto& [name, type] : kTypes) {
    text += (text.empty() ? "" : ", ") + std::string(name);
  }
  return text;
}

/// Fills in the type. Gives: what is wrong with it, or nothing.
std::string read_type(const json& info, Entry& entry) {
  const auto found = info.find("dtype");
  if (found == info.end() || !found->is_string()) {
    return fmt::format("tensor {} has no dtype", in_quotes(entry.name));
  }
  const auto& word = found->get_ref<const std::string&>();
  const auto* const known = std::ranges::find(
      kTypes, word, &std::pair<std::string_view, NumberType>::first);
  if (known == kTypes.end()) {
    return fmt::format("tensor {} has the dtype {}: expected one of {}",
                       in_quotes(entry.name), in_quotes(word), known_types());
  }
  entry.type = known->second;
  return {};
}

/// Fills in the shape and the place of the numbers, which have as many bytes as
/// the shape needs. Gives: what is wrong with them, or nothing.
std::string read_extent(const json& info, std::size_t available, Entry& entry) {
  const std::string name = in_quotes(entry.name);
  auto shape = read_list(info, "shape");
  if (!shape) {
    return fmt::format("tensor {} has no shape of whole numbers", name);
  }
  const auto count = count_numbers(*shape);
  if (!count) {
    return fmt::format("tensor {} has more than {} numbers or {} axes", name,
                       kMostStoredNumbers, kMostStoredAxes);
  }
  const auto offsets = read_list(info, "data_offsets");
  if (!offsets || offsets->size() != 2) {
    return fmt::format("tensor {} has no two data_offsets", name);
  }
  entry.shape = std::move(*shape);
  entry.begin = offsets->front();
  entry.end = offsets->back();
  if (entry.begin > entry.end) {
    return fmt::format("tensor {} ends at byte {}, before it begins at {}",
                       name, entry.end, entry.begin);
  }
  if (entry.end > available) {
    return fmt::format(
        "tensor {} ends at byte {}, the file has {} bytes of numbers", name,
        entry.end, available);
  }
  const std::size_t needed = *count * bytes_of(entry.type);
  return entry.end - entry.begin == needed
             ? std::string{}
             : fmt::format("tensor {} needs {} bytes, its data_offsets give {}",
                           name, needed, entry.end - entry.begin);
}

FileResult<std::vector<Entry>> read_entries(const json& header,
                                            std::size_t available) {
  std::vector<Entry> entries;
  std::size_t numbers = 0;
  for (const auto& [name, info] : header.items()) {
    if (name == kMetadata) {
      continue;
    }
    if (!info.is_object()) {
      return {{}, fmt::format("tensor {} is no JSON object", in_quotes(name))};
    }
    Entry entry{name};
    std::string problem = read_type(info, entry);
    if (problem.empty()) {
      problem = read_extent(info, available, entry);
    }
    if (!problem.empty()) {
      return {{}, std::move(problem)};
    }
    numbers += (entry.end - entry.begin) / bytes_of(entry.type);
    if (numbers > kMostStoredNumbers) {
      return {{},
              fmt::format("the tensors have more than {} numbers together",
                          kMostStoredNumbers)};
    }
    entries.push_back(std::move(entry));
  }
  return {std::move(entries), {}};
}

/// What is wrong if the tensors, one after the other, do not fill `available`
/// bytes; nothing if they do.
std::string check_layout(std::vector<Entry> entries, std::size_t available) {
  std::ranges::sort(entries, {}, [](const Entry& entry) {
    return std::pair(entry.begin, entry.end);
  });
  std::size_t end = 0;
  for (const Entry& entry : entries) {
    if (entry.begin != end) {
      return fmt::format(
          "tensor {} begins at byte {}, the one before ends at "
          "{}",
          in_quotes(entry.name), entry.begin, end);
    }
    end = entry.end;
  }
  return end == available
             ? std::string{}
             : fmt::format(
                   "the tensors have {} bytes, the file has {} bytes "
                   "of numbers",
                   end, available);
}

Tensor read_tensor(const Entry& entry, std::string_view numbers) {
  Tensor tensor;
  for (const std::size_t size : entry.shape) {
    tensor.axes.push_back({"", size});
  }
  tensor.values = read_numbers(
      numbers.substr(entry.begin, entry.end - entry.begin), entry.type);
  return tensor;
}

}  // namespace

FileResult<NamedTensors> read_safetensors(std::string_view bytes) {
  const auto text = find_header(bytes);
  if (!text.value) {
    return {{}, text.problem};
  }
  const auto header = parse_header(*text.value);
  if (!header.value) {
    return {{}, header.problem};
  }
  const std::string_view numbers =
      bytes.substr(kLengthBytes + text.value->size());
  const auto entries = read_entries(*header.value, numbers.size());
  if (!entries.value) {
    return {{}, entries.problem};
  }
  std::string problem = check_layout(*entries.value, numbers.size());
  if (!problem.empty()) {
    return {{}, std::move(problem)};
  }
  NamedTensors tensors;
  for (const Entry& entry : *entries.value) {
    tensors.emplace(entry.name, read_tensor(entry, numbers));
  }
  return {std::move(tensors), {}};
}

}  // namespace owldeck
