#ifndef GUICHET_CEDITLINE_SHIM_H
#define GUICHET_CEDITLINE_SHIM_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <editline/readline.h>

#endif
