#pragma once

#include <future>
#include <memory>

#include "render/text/text_engine.h"

namespace owldeck {

/// Begins to make a text engine. Loading the faces takes as long as reading a
/// deck, so with `threads` to spare both are done at once; the engine then has
/// the faces and sizes loaded that most slides use.
/// Reports: get() throws RenderError if a font family is not installed.
[[nodiscard]] std::future<std::unique_ptr<TextEngine>> begin_text_engine(
    int threads);

}  // namespace owldeck
