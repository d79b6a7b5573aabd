// Lines typed at a terminal, with editing and a history, by the system's libedit where there is one.
#pragma once

/// What completes a word: the `index`-th completion of `text`, to be freed; NULL behind the last.
typedef char *(*ct_completer)(const char *text, int index);

/// Finds the library. Returns 1 when lines can be edited; 0 where they are read as the terminal gives them.
int ct_open(const char *name, ct_completer completer);

/// A line without its end, to be freed. NULL at the end of the input, and, with `*interrupted` = 1, after Ctrl-C.
char *ct_line(const char *prompt, int *interrupted);

/// Puts a line into the history.
void ct_remember(const char *line);
/// Reads and writes the history. Nothing happens where that cannot be.
void ct_read_history(const char *path);
void ct_write_history(const char *path, int lines);
