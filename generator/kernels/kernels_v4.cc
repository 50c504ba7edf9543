#include "generator/kernels/attend_loops.h"

namespace owldeck {

const KernelSet kV4Kernels = {kTileRows, kPanel,  kRowBlock,   multiply,
                              attend,    softmax, exponentials};

}  // namespace owldeck
