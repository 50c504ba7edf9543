#include "generator/kernels/attend_loops.h"

namespace owldeck {

const KernelSet kBaselineKernels = {kTileRows, kPanel,  kRowBlock,   multiply,
                                    attend,    softmax, exponentials};

}  // namespace owldeck
