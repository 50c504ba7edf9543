#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/animation/story.h"

/// The kinds of film, and the questions that they share. Opened only by this
/// folder.
namespace owldeck {

/// Whether the trace has all `steps`, with numbers.
/// Reports: `unknown-tensor` at the animation's `of`, with the kind of
/// attention that has them, or `shapes-only` there if it holds no numbers.
[[nodiscard]] bool has_steps(const StoryInputs& inputs,
                             const std::vector<std::string>& steps,
                             const std::string& attention,
                             Diagnostics& diagnostics);

/// Whether step `name` has `axes` axes.
/// Reports: `unknown-tensor`, as has_steps.
[[nodiscard]] bool has_axes(const StoryInputs& inputs, const std::string& name,
                            std::size_t axes, Diagnostics& diagnostics);

/// The index of the token that the film follows.
/// Reports: `missing-field` if the animation names none, `unknown-token` at its
/// query with the nearest token.
[[nodiscard]] std::optional<std::size_t> find_query(const StoryInputs& inputs,
                                                    Diagnostics& diagnostics);

/// The index of the layer that the film shows on the first axis of its steps; 0
/// for an experiment without layers.
/// Reports: `missing-field` if there are several and the animation names none,
/// `unknown-layer` if there is none such.
[[nodiscard]] std::optional<std::size_t> find_layer(const StoryInputs& inputs,
                                                    Diagnostics& diagnostics);

/// Where the parameters come from: `parameters: rand, seed 123`, or the model,
/// `tiny decoder, trained; layer 2`.
[[nodiscard]] std::string note_of(const Trace& trace,
                                  std::optional<std::size_t> layer = {});

/// The kinds. Each file says what its film needs.
/// Reports: the above, and `film-size` if the tensors are too large to show.
[[nodiscard]] std::optional<Story> tell_score_flow(const StoryInputs& inputs,
                                                   Diagnostics& diagnostics);
[[nodiscard]] std::optional<Story> tell_multihead_causal(
    const StoryInputs& inputs, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Story> tell_masking(const StoryInputs& inputs,
                                                Diagnostics& diagnostics);
[[nodiscard]] std::optional<Story> tell_softmax_temperature(
    const StoryInputs& inputs, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Story> tell_dropout(const StoryInputs& inputs,
                                                Diagnostics& diagnostics);
[[nodiscard]] std::optional<Story> tell_scaling(const StoryInputs& inputs,
                                                Diagnostics& diagnostics);
[[nodiscard]] std::optional<Story> tell_shape_flow(const StoryInputs& inputs,
                                                   Diagnostics& diagnostics);

}  // namespace owldeck
