#ifndef GUICHET_CPCRE2_SHIM_H
#define GUICHET_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/// Whether an offset of the match vector means "this group took no part in the match".
/// `PCRE2_UNSET` is a macro over `~(size_t)0`, which Swift does not import as a constant.
static inline int guichet_pcre2_is_unset(size_t offset) { return offset == PCRE2_UNSET; }

#endif
