#include "render/paint/librsvg.h"

namespace owldeck::librsvg {

const Api& api() {
  static const Api loaded;
  return loaded;
}

}  // namespace owldeck::librsvg
