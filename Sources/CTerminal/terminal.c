#define _GNU_SOURCE 1

#include "terminal.h"

#include <dlfcn.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The functions of libedit that are compatible with those of readline; looked up when a prompt is wanted, so that no other
// command needs the library.
static char *(*edit_line)(const char *);
static int (*edit_remember)(const char *), (*edit_read)(const char *), (*edit_write)(const char *), (*edit_stifle)(int);
static char **(*edit_matches)(const char *, char *(*)(const char *, int));
static ct_completer completer;

static const char *const libraries[] = {"libedit.so.2", "libedit.so.0", "libedit.so", "libedit.3.dylib"};

static char *complete(const char *text, int state) { return completer(text, state); }

static char **attempt(const char *text, int start, int end) {
  (void)start;
  (void)end;
  return edit_matches(text, complete);
}

int ct_open(const char *name, ct_completer words) {
  setlocale(LC_CTYPE, "");
  // Letters beyond ASCII in a locale that has none: the one that every system has now.
  if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
  void *library = NULL;
  for (size_t k = 0; k < sizeof libraries / sizeof *libraries && !library; k++)
    library = dlopen(libraries[k], RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  *(void **)&edit_line = dlsym(library, "readline");
  *(void **)&edit_remember = dlsym(library, "add_history");
  *(void **)&edit_read = dlsym(library, "read_history");
  *(void **)&edit_write = dlsym(library, "write_history");
  *(void **)&edit_stifle = dlsym(library, "stifle_history");
  *(void **)&edit_matches = dlsym(library, "rl_completion_matches");
  int (*initialise)(void);
  *(void **)&initialise = dlsym(library, "rl_initialize");
  const char **program = dlsym(library, "rl_readline_name");
  char **(**attempted)(const char *, int, int) = dlsym(library, "rl_attempted_completion_function");
  const char **breaks = dlsym(library, "rl_completer_word_break_characters");
  const char **basic = dlsym(library, "rl_basic_word_break_characters");
  int *append = dlsym(library, "rl_completion_append_character");
  if (!edit_line || !edit_remember || !initialise) {
    edit_line = NULL;
    return 0;
  }
  if (program) *program = name;
  initialise();
  completer = words;
  if (attempted && edit_matches) *attempted = attempt;
  // A backslash begins the name of a letter.
  static const char between[] = " \t\n()[]{},;=+-*/^|";
  if (breaks) *breaks = between;
  if (basic) *basic = between;
  if (append) *append = 0;
  return 1;
}

static sigjmp_buf at_prompt;

static void leave_prompt(int number) {
  (void)number;
  siglongjmp(at_prompt, 1);
}

/// A line as the terminal or a pipe gives it.
static char *plain_line(const char *prompt) {
  if (isatty(STDIN_FILENO)) {
    fputs(prompt, stdout);
    fflush(stdout);
  }
  char *line = NULL;
  size_t size = 0;
  ssize_t length = getline(&line, &size, stdin);
  if (length < 0) {
    free(line);
    return NULL;
  }
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) line[--length] = 0;
  return line;
}

char *ct_line(const char *prompt, int *interrupted) {
  struct sigaction action = {0}, before;
  action.sa_handler = leave_prompt;
  *interrupted = 0;
  char *line = NULL;
  if (sigsetjmp(at_prompt, 1) == 0) {
    sigaction(SIGINT, &action, &before);
    line = edit_line ? edit_line(prompt) : plain_line(prompt);
  } else {
    *interrupted = 1;
    fputs("\n", stdout);
    fflush(stdout);
  }
  sigaction(SIGINT, &before, NULL);
  return line;
}

void ct_remember(const char *line) {
  if (edit_line) edit_remember(line);
}

void ct_read_history(const char *path) {
  if (edit_line && edit_read) edit_read(path);
}

void ct_write_history(const char *path, int lines) {
  if (!edit_line || !edit_write) return;
  if (edit_stifle) edit_stifle(lines);
  edit_write(path);
}
