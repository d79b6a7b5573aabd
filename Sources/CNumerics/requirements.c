#include "requirements.h"

#if !CN_HAS_LIBRARIES
#error "GMP, MPFR, FLINT, LAPACKE or ARPACK is missing. Run scripts/setup in the package's folder, then build again."
#endif
