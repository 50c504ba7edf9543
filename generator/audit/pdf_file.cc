#include "generator/audit/pdf_file.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "generator/audit/pdf_filters.h"
#include "generator/audit/share_out.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// The start of an object, behind `12 0 obj`.
struct ObjectStart {
  std::size_t begin = std::string_view::npos;  ///< of its number
  std::size_t value = 0;
  int number = 0;
};

/// Moves `at` back over what `is` holds for; whether there was any.
template <class Is>
bool back_over(std::string_view bytes, std::size_t& at, const Is& is) {
  const std::size_t end = at;
  while (at > 0 && is(bytes[at - 1])) {
    --at;
  }
  return at < end;
}

/// The next object from `from` on; at npos if there is none.
ObjectStart next_object(std::string_view bytes, std::size_t from) {
  constexpr std::string_view kWord = "obj";
  for (std::size_t word = bytes.find(kWord, from);
       word != std::string_view::npos;
       word = bytes.find(kWord, word + kWord.size())) {
    std::size_t at = word;
    if (!back_over(bytes, at, is_pdf_blank) ||
        !back_over(bytes, at, is_digit) ||
        !back_over(bytes, at, is_pdf_blank)) {
      continue;
    }
    const std::size_t end = at;
    if (back_over(bytes, at, is_digit) && at >= from) {
      int number = 0;
      std::from_chars(bytes.data() + at, bytes.data() + end, number);
      return {at, word + kWord.size(), number};
    }
  }
  return {};
}

}  // namespace

PdfFile::PdfFile(std::string_view bytes, Budget& budget) : bytes_(bytes) {
  read_all();
  read_trailers();
  for (const PdfObject& object : objects_) {
    newest_[object.number] = &object;
  }
  unpack(budget);
  const std::size_t direct = objects_.size();
  for (std::size_t i = 0; i < direct; ++i) {
    if (objects_[i].value.at("Type").is_name("ObjStm")) {
      read_object_stream(objects_[i]);
    }
  }
}

const PdfObject* PdfFile::find(int number) const {
  const auto found = newest_.find(number);
  return found == newest_.end() ? nullptr : found->second;
}

const PdfValue& PdfFile::resolve(const PdfValue& value) const {
  constexpr int kMostSteps = 16;
  const PdfValue* at = &value;
  for (int i = 0; i < kMostSteps; ++i) {
    const PdfObject* const object = find(at->reference());
    if (at->kind != PdfValue::Kind::Reference || object == nullptr) {
      return *at;
    }
    at = &object->value;
  }
  return *at;
}

void PdfFile::read_all() {
  std::size_t done = 0;
  while (true) {
    const ObjectStart start = next_object(bytes_, done);
    const std::size_t end = std::min(start.begin, bytes_.size());
    outside_.push_back(bytes_.substr(done, end - done));
    if (start.begin == std::string_view::npos || is_too_large()) {
      return;
    }
    done = read_object(start.value, start.number);
  }
}

std::size_t PdfFile::read_object(std::size_t begin, int number) {
  PdfReader reader(bytes_, begin);
  PdfObject& object = objects_.emplace_back();
  packed_.emplace_back();
  object.number = number;
  object.value = reader.next();
  values_ += reader.values();
  reader.skip_blanks();
  std::size_t at = reader.position();
  written_.push_back(bytes_.substr(begin, at - begin));
  if (bytes_.substr(at).starts_with("stream")) {
    at = read_stream(at, object);
  }
  constexpr std::string_view kEnd = "endobj";
  while (at < bytes_.size() && is_pdf_blank(bytes_[at])) {
    ++at;
  }
  return bytes_.substr(at).starts_with(kEnd) ? at + kEnd.size() : at;
}

/// Gives where the stream ends, which begins with its word at `at`.
std::size_t PdfFile::read_stream(std::size_t at, PdfObject& object) {
  constexpr std::string_view kBegin = "stream";
  constexpr std::string_view kEnd = "endstream";
  constexpr std::size_t kLineEnd = 2;
  std::size_t first = at + kBegin.size();
  if (bytes_.substr(first).starts_with('\r')) {
    ++first;
  }
  if (bytes_.substr(first).starts_with('\n')) {
    ++first;
  }
  std::size_t end = first + object.value.at("Length").count(bytes_.size());
  const std::size_t found = bytes_.find(kEnd, std::min(end, bytes_.size()));
  if (end == first || found > end + kLineEnd) {
    end = std::min(bytes_.find(kEnd, first), bytes_.size());
  }
  object.has_stream = true;
  packed_.back() = bytes_.substr(first, end - first);
  const std::size_t word = bytes_.find(kEnd, end);
  return word == std::string_view::npos ? bytes_.size() : word + kEnd.size();
}

void PdfFile::read_trailers() {
  constexpr std::string_view kWord = "trailer";
  for (const std::string_view part : outside_) {
    for (std::size_t at = part.find(kWord); at != std::string_view::npos;
         at = part.find(kWord, at + kWord.size())) {
      trailers_.push_front(PdfReader(part, at + kWord.size()).next());
    }
  }
  for (const PdfObject& object : objects_) {
    if (object.value.at("Type").is_name("XRef")) {
      trailers_.push_front(object.value);
    }
  }
}

void PdfFile::unpack(Budget& budget) {
  std::vector<std::string_view> rests(objects_.size());
  const auto count = static_cast<std::size_t>(std::max(budget.threads, 1));
  std::vector<Budget> shares(count, budget);
  for (Budget& share : shares) {
    share.bytes /= count;
  }
  share_out(objects_.size(), budget.threads,
            [&](std::size_t i, std::size_t worker) {
              if (objects_[i].has_stream) {
                rests[i] = unpack_one(objects_[i], packed_[i], shares[worker]);
              }
            });
  budget.bytes = 0;
  for (const Budget& share : shares) {
    budget.bytes += share.bytes;
  }
  std::ranges::move(rests, std::back_inserter(written_));
}

/// Gives what of the packed bytes is of no use.
std::string_view PdfFile::unpack_one(PdfObject& object, std::string_view packed,
                                     Budget& budget) const {
  DecodedStream stream =
      decode_stream(packed, resolve(object.value.at("Filter")),
                    resolve(object.value.at("DecodeParms")), budget);
  object.stream = std::move(stream.bytes);
  object.problem = std::move(stream.problem);
  return object.problem.empty() ? stream.rest : packed;
}

/// Source: ISO 32000-1, section 7.5.7.
void PdfFile::read_object_stream(const PdfObject& object) {
  const std::size_t size = object.stream.size();
  const std::size_t first = resolve(object.value.at("First")).count(size);
  const std::size_t count = resolve(object.value.at("N")).count(size);
  PdfReader head(object.stream);
  for (std::size_t i = 0; i < count && !is_too_large(); ++i) {
    const auto number = static_cast<int>(head.next().count(1 << 30));
    const std::size_t offset = head.next().count(size);
    PdfObject& inner = objects_.emplace_back();
    inner.number = number;
    PdfReader reader(object.stream, std::min(first + offset, size));
    inner.value = reader.next();
    values_ += reader.values();
    newest_[number] = &inner;
  }
}

}  // namespace owldeck
