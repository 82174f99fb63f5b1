#ifndef GUICHET_CPOSTGRES_SHIM_H
#define GUICHET_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

#endif
