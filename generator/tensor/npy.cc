#include "generator/tensor/npy.h"
