#include "generator/kernels/attend_loops.h"

namespace owldeck {

const KernelSet kV3Kernels = {kTileRows, kPanel,  kRowBlock,   multiply,
                              attend,    softmax, exponentials};

}  // namespace owldeck
