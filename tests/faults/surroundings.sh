#!/usr/bin/env bash
# Checks that nothing in the sources asks for what differs between machines: the
# locale, the clock, chance, and, below the command line, the environment.
set -euo pipefail
cd "$1"

# complain WHAT PATTERN FOLDER...
complain() {
  local what=$1 pattern=$2
  shift 2
  # Comments may name them.
  grep -rnE "$pattern" "$@" --include='*.h' --include='*.cc' |
    grep -vE '^[^:]*:[0-9]*: *//' | sed "s/^\([^:]*:[0-9]*\):.*/\1: $what/"
}

bad=$({
  complain 'reads numbers as the locale writes them' \
    '\b(stod|stof|stold|strtod|strtof|strtold|atof)\b' render generator
  complain 'takes letters as the locale does' \
    '\b(is(alpha|alnum|digit|xdigit|space|upper|lower|punct|print)|to(upper|lower)|tow(upper|lower)|strcoll|wcscoll|strcasecmp) *\(' \
    render generator
  complain 'sets or asks for a locale' \
    '\b(setlocale|localeconv|std::locale|imbue)\b|\{:?[^{}"]*L\}' \
    render generator
  complain 'asks for the time of day' \
    '\b(system_clock|localtime|gmtime|strftime|gettimeofday|std::time)\b' \
    render generator
  complain 'asks for chance' '\b(random_device|std::rand|srand)\b' \
    render generator
  complain 'asks for the environment or for what time passes' \
    '\b(getenv|steady_clock)\b' render generator/{animation,attention} \
    generator/{audience,build,check,compose,deck,figures,import} \
    generator/{notebook,source,tensor,theme}
} || true)
[ -z "$bad" ] || {
  printf '%s\n' "$bad"
  exit 1
}
