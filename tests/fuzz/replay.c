/* replay.c - run a fuzz target over files: replay FILE... */
#include "../support/support.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    if (argc < 2)
        support_die("usage: replay FILE...");
    for (int i = 1; i < argc; i++) {
        size_t len;
        char *data = support_read(argv[i], &len);

        printf("%s\n", argv[i]);
        fflush(stdout);
        LLVMFuzzerTestOneInput((const uint8_t *)data, len);
        free(data);
    }
    return 0;
}
