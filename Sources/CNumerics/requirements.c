#include "requirements.h"

#if !CN_HAS_LIBRARIES
#error "GMP, MPFR, FLINT or LAPACKE is missing. Run scripts/setup in the package's folder, then build again."
#endif
