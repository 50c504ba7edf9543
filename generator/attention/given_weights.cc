#include "generator/attention/given_weights.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/attention/wanted_weights.h"
#include "generator/attention/weight_sources.h"
#include "generator/tensor/quote.h"

namespace owldeck {
namespace {

/// Lists of names in a hint are no longer, nor are more weights reported that a
/// file has in vain.
constexpr std::size_t kMostListed = 10;

/// `(2, 3), d_out x d_in`.
std::string wanted_text(const WantedWeight& wanted) {
  std::vector<std::string> names;
  for (const Axis& axis : wanted.axes) {
    names.push_back(axis.name);
  }
  return fmt::format("{}, {}", shape_text({wanted.axes, {}}),
                     fmt::join(names, " x "));
}

std::vector<std::string> names_of(const std::vector<WantedWeight>& wanted) {
  std::vector<std::string> names;
  for (const WantedWeight& each : wanted) {
    names.push_back(each.name);
  }
  return names;
}

std::vector<std::size_t> sizes_of(const std::vector<Axis>& axes) {
  std::vector<std::size_t> sizes;
  for (const Axis& axis : axes) {
    sizes.push_back(axis.size);
  }
  return sizes;
}

/// A switch of `spec` turned, and what a deck writes for it.
struct Variant {
  std::string written;
  AttentionSpec spec;
};

std::vector<Variant> variants_of(const AttentionSpec& spec) {
  std::vector<Variant> variants(1, {"qkv_bias: true", spec});
  variants.back().spec.qkv_bias.value = true;
  if (spec.attention.value != AttentionKind::MultiHead) {
    return variants;
  }
  variants.push_back({"output_projection: true", spec});
  variants.back().spec.output_projection.value = true;
  for (const Implementation other :
       {Implementation::Split, Implementation::Stack, Implementation::Fused}) {
    variants.push_back(
        {fmt::format("implementation: {}", to_string(other)), spec});
    variants.back().spec.implementation.value = other;
  }
  return variants;
}

/// Buffers that modules keep beside their weights: `mask`, `heads.0.mask`.
bool is_mask(std::string_view name) {
  constexpr std::string_view kHeads = "heads.";
  constexpr std::string_view kMask = ".mask";
  if (name == "mask") {
    return true;
  }
  if (!name.starts_with(kHeads) || !name.ends_with(kMask) ||
      name.size() <= kHeads.size() + kMask.size()) {
    return false;
  }
  name.remove_prefix(kHeads.size());
  name.remove_suffix(kMask.size());
  return name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Holds what was given against what is wanted.
class WeightCheck {
 public:
  WeightCheck(const AttentionSpec& spec, std::size_t d_in, WeightNaming naming,
              Diagnostics& diagnostics)
      : spec_(spec),
        d_in_(d_in),
        naming_(naming),
        wanted_(wanted_weights(spec, d_in, naming)),
        diagnostics_(diagnostics) {
    for (const WantedWeight& each : wanted_) {
      by_name_.emplace(each.name, &each);
    }
  }

  /// Whether all is there and right.
  [[nodiscard]] bool check(const std::vector<GivenWeight>& given) {
    bool sound = true;
    std::set<std::string_view> found;
    std::vector<Located<std::string>> unused;
    for (const GivenWeight& each : given) {
      found.insert(each.name.value);
      const auto wanted = by_name_.find(each.name.value);
      if (wanted != by_name_.end()) {
        sound &= check_given(each, *wanted->second);
      } else if (!is_mask(each.name.value)) {
        unused.push_back(each.name);
      }
    }
    refuse_unused(unused);
    for (const WantedWeight& each : wanted_) {
      sound &= found.contains(each.name) || refuse_missing(each);
    }
    return sound && unused.empty();
  }

 private:
  bool check_given(const GivenWeight& given, const WantedWeight& wanted) {
    return given.tensor && check_shape(given, wanted) && check_values(given);
  }

  void refuse_unused(const std::vector<Located<std::string>>& names) {
    const std::size_t shown = std::min(names.size(), kMostListed);
    for (std::size_t i = 0; i < shown; ++i) {
      diagnostics_.error(names[i].span, "weight-unused",
                         fmt::format("{} is no weight of this attention",
                                     in_quotes(names[i].value)),
                         unused_hint(names[i].value));
    }
    if (names.size() > shown) {
      diagnostics_.error(names[shown].span, "weight-unused",
                         fmt::format("{} more are no weights of this attention",
                                     names.size() - shown));
    }
  }

  std::string unused_hint(const std::string& name) {
    for (const Variant& variant : variants_of(spec_)) {
      const auto names = names_of(wanted_weights(variant.spec, d_in_, naming_));
      if (std::ranges::find(names, name) != names.end()) {
        return fmt::format("'{}' would read it", variant.written);
      }
    }
    std::vector<std::string> names = names_of(wanted_);
    const std::string best = nearest(name, names);
    return best.empty() && names.size() > kMostListed
               ? fmt::format("the first one is '{}'", names.front())
               : suggest(name, names);
  }

  bool check_shape(const GivenWeight& given, const WantedWeight& wanted) {
    const std::vector<std::size_t> found = sizes_of(given.tensor->axes);
    std::vector<std::size_t> sizes = sizes_of(wanted.axes);
    if (found == sizes) {
      return true;
    }
    std::ranges::reverse(sizes);
    const bool linear = spec_.parameters.value == Parameters::Linear;
    const std::string hint = linear ? "Linear layers hold [d_out, d_in]"
                                    : "bare parameters are [d_in, d_out]";
    diagnostics_.error(
        given.span, "weight-shape",
        fmt::format("{} has shape {}: expected {}", in_quotes(given.name.value),
                    shape_text(*given.tensor), wanted_text(wanted)),
        found == sizes ? hint + ": transpose it" : "");
    return false;
  }

  bool check_values(const GivenWeight& given) {
    const auto& values = given.tensor->values;
    const auto wrong = std::ranges::find_if_not(values, is_weight_value);
    if (wrong == values.end()) {
      return true;
    }
    std::vector<std::size_t> index;
    auto rest = static_cast<std::size_t>(wrong - values.begin());
    for (std::size_t axis = given.tensor->axes.size(); axis-- > 0;) {
      index.insert(index.begin(), rest % given.tensor->axes[axis].size);
      rest /= given.tensor->axes[axis].size;
    }
    diagnostics_.error(
        given.span, "weight-value",
        fmt::format("{}[{}] is {:g}", in_quotes(given.name.value),
                    fmt::join(index, "]["), *wrong),
        weight_value_hint());
    return false;
  }

  bool refuse_missing(const WantedWeight& wanted) {
    const bool in_file = naming_ == WeightNaming::StateDict;
    diagnostics_.error(in_file ? spec_.weights->file.span : spec_.weights->span,
                       "weight-missing",
                       fmt::format("'{}' is missing", wanted.name),
                       "it has shape " + wanted_text(wanted));
    return false;
  }

  const AttentionSpec& spec_;
  std::size_t d_in_;
  WeightNaming naming_;
  std::vector<WantedWeight> wanted_;
  std::map<std::string_view, const WantedWeight*> by_name_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<AttentionWeights> read_weights(const AttentionSpec& spec,
                                             std::size_t d_in,
                                             const DataFiles& files,
                                             Diagnostics& diagnostics) {
  const bool in_file = !spec.weights->file.value.empty();
  const WeightNaming naming =
      in_file ? WeightNaming::StateDict : WeightNaming::Written;
  auto given = in_file
                   ? read_weights_file(spec.weights->file, files, diagnostics)
                   : std::optional(read_written_weights(*spec.weights, files,
                                                        diagnostics));
  if (!given || !WeightCheck(spec, d_in, naming, diagnostics).check(*given)) {
    return std::nullopt;
  }
  NamedTensors tensors;
  for (GivenWeight& each : *given) {
    tensors.emplace(std::move(each.name.value), std::move(*each.tensor));
  }
  return assemble_weights(spec, d_in, naming, tensors);
}

}  // namespace owldeck
