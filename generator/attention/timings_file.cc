#include "generator/attention/timings_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/deck/decode_words.h"

namespace owldeck {
namespace {

constexpr int kMost = 1'000'000;

template <auto member>
constexpr auto count_field(std::string_view key, std::string_view description) {
  return field<member, decode_between<1, kMost>>(key, Need::Required,
                                                 description);
}

constexpr std::array kImplementation{
    field<&ImplementationTime::name>("name", Need::Required,
                                     "the implementation"),
    field<&ImplementationTime::median>("median_ms", Need::Required,
                                       "milliseconds of the middle run"),
    field<&ImplementationTime::least>("least_ms", Need::Required,
                                      "milliseconds of the fastest run"),
    field<&ImplementationTime::most>("most_ms", Need::Required,
                                     "milliseconds of the slowest run"),
    field<&ImplementationTime::largest_difference>(
        "largest_difference", Need::Required, "to the reference's result")};

constexpr std::array kFile{
    field<&TimingsFile::machine>("machine", Need::Required,
                                 "what it was measured on"),
    field<&TimingsFile::date>("date", Need::Required, "when it was measured"),
    count_field<&TimingsFile::batch>("batch", "sequences at once"),
    count_field<&TimingsFile::tokens>("tokens", "length of a sequence"),
    count_field<&TimingsFile::d_model>("d_model", "width of a token"),
    count_field<&TimingsFile::heads>("heads", "number of heads"),
    count_field<&TimingsFile::runs>("runs", "how often each one ran"),
    field<&TimingsFile::implementations>("implementations", Need::Required,
                                         "a list of names and times")};

void check_not_negative(const Located<double>& difference,
                        Diagnostics& diagnostics) {
  if (difference.value < 0) {
    diagnostics.error(
        difference.span, "timings",
        fmt::format("{} is no largest difference", difference.value),
        "a difference is 0 or more");
  }
}

void check_times(const ImplementationTime& time, Diagnostics& diagnostics) {
  for (const Located<double>* each : {&time.median, &time.least, &time.most}) {
    if (each->value <= 0) {
      diagnostics.error(each->span, "timings",
                        fmt::format("{} ms is no time", each->value),
                        "a time is more than 0");
      return;
    }
  }
  if (time.median.value < time.least.value ||
      time.median.value > time.most.value) {
    diagnostics.error(
        time.median.span, "timings",
        fmt::format("a median of {} ms is not between the least, "
                    "{}, and the most, {}",
                    time.median.value, time.least.value, time.most.value));
  }
}

void check_once(const std::vector<ImplementationTime>& all,
                const ImplementationTime& time, Diagnostics& diagnostics) {
  const auto first =
      std::ranges::find_if(all, [&](const ImplementationTime& other) {
        return other.name.value == time.name.value;
      });
  if (&*first != &time) {
    diagnostics.add({time.name.span,
                     Severity::Error,
                     "timings",
                     fmt::format("'{}' was measured twice", time.name.value),
                     "keep one of them",
                     {{first->name.span, "the first is here"}}});
  }
}

void check_file(const TimingsFile& file, Diagnostics& diagnostics) {
  const auto& all = file.implementations.value;
  if (all.empty()) {
    diagnostics.error(file.implementations.span, "timings",
                      "no implementation was measured",
                      "run ./dev bench --record");
  }
  for (const ImplementationTime& time : all) {
    check_times(time, diagnostics);
    check_not_negative(time.largest_difference, diagnostics);
    check_once(all, time, diagnostics);
  }
}

}  // namespace

Fields<ImplementationTime> fields_of(const ImplementationTime&) {
  return kImplementation;
}
Fields<TimingsFile> fields_of(const TimingsFile&) {
  return kFile;
}

std::optional<TimingsFile> read_timings(const std::string& file,
                                        const std::string& text,
                                        Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  const auto node = parse_yaml(file, text, diagnostics);
  TimingsFile timings;
  if (!node || !decode_value(*node, timings, diagnostics) ||
      diagnostics.all().size() != before) {
    return std::nullopt;
  }
  check_file(timings, diagnostics);
  return diagnostics.all().size() == before ? std::optional(timings)
                                            : std::nullopt;
}

}  // namespace owldeck
