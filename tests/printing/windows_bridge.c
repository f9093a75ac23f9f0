/* Calls functions of Windows for a program that runs outside: blocks of memory in, blocks out. */
#include <windows.h>
#include <fcntl.h>
#include <io.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef uint64_t u64;
typedef u64 (*any)(u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u64);

static void take(void *to, size_t n) { if (n && fread(to, 1, n, stdin) != n) exit(0); }
static uint32_t number(void) { uint32_t n; take(&n, 4); return n; }
static void give(const void *from, size_t n) { fwrite(from, 1, n, stdout); }

int main(void) {
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    for (;;) {
        char library[64] = {0}, name[64] = {0};
        take(library, number() & 63);
        take(name, number() & 63);
        uint32_t blocks = number();
        char *memory[16]; uint32_t size[16];
        for (uint32_t i = 0; i < blocks && i < 16; i++) {
            size[i] = number();
            memory[i] = malloc(size[i] + 16);
            take(memory[i], size[i]);
        }
        for (uint32_t links = number(); links; links--) {
            uint32_t block = number(), at = number(), to = number();
            *(u64 *)(memory[block] + at) = (u64)memory[to];
        }
        u64 a[14] = {0};
        uint32_t count = number();
        for (uint32_t i = 0; i < count && i < 14; i++) {
            uint32_t is_block = number();
            u64 value; take(&value, 8);
            a[i] = is_block ? (u64)memory[value] : value;
        }
        HMODULE module = LoadLibraryA(library);
        any call = module ? (any)GetProcAddress(module, name) : NULL;
        uint32_t found = call != NULL;
        SetLastError(0);
        u64 back = found ? call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10],
                                a[11], a[12], a[13]) : 0;
        uint32_t error = GetLastError();
        give(&found, 4); give(&back, 8); give(&error, 4);
        for (uint32_t i = 0; i < blocks; i++) { give(memory[i], size[i]); free(memory[i]); }
        fflush(stdout);
    }
}
