#include "generator/tensor/safetensors.h"
