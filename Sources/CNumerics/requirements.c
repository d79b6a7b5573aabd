#include "requirements.h"

#if !CN_HAS_LIBRARIES
#error "GMP, MPFR, FLINT, LAPACKE or ARPACK is missing. Run scripts/setup in the package's folder, then build again."
#elif CN_FLINT != CN_LINKED_FLINT
#error "Another FLINT is installed than the one SwiftPM remembers. Run swift package purge-cache, then build again."
#endif
