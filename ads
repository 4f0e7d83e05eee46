#!/usr/bin/env bash
# AdLedger's front door: finds a JDK, builds what is stale, runs the command.
set -euo pipefail

home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}" 2>/dev/null || echo "${BASH_SOURCE[0]}")")" && pwd)"
needed_jdk=25
program="$home/infra/local/target/adledger-local.jar"
libraries="$home/infra/local/target/libraries"
main=io.adledger.local.Ads
modules=infra/local
up_stamp="$home/target/ads-built"
stamp="$up_stamp"
build_log="$home/target/ads-build.log"

usage() {
  cat <<'TEXT'
AdLedger: a system of record for classified ads, on a ledger that can prove its history.

usage: ./ads COMMAND [OPTIONS]

  up        build if needed, and serve everything on this machine until Ctrl-C
  load      publish ads to a running AdLedger, from a CSV file or generated
  check     compare the state store with the ledger's history, ad by ad, field by field
  status    how far each reader of the ledger's stream is behind it
  dlq       records that a sink could do nothing with: list, show, redrive
  ledger    work on a ledger: verify, consistency, export, import, backup, restore, reopen
  replay    make the state store, or another, from the ledger, as of now or a moment; or compare them
  snapshot  the state of all ads as of a moment: now, list, show, verify, erase, prune
  token     issue a token for the API of an AdLedger that was started with up --secure
  bench     measure this AdLedger beside what it is compared with, and print a table
  hammer    try to break a stack of its own, by random commands and faults, and say whether that succeeded
  test      build everything and run all tests

./ads COMMAND --help tells more about a command.
AdLedger needs JDK 25 or later (JAVA_HOME, else the usual places are searched), and nothing else.
TEXT
}

usage_of_test() {
  cat <<'TEXT'
usage: ./ads test [MAVEN OPTIONS]

Builds every module and runs all tests, the end-to-end tests of the whole stack among them (mvn verify).
Options are handed to Maven: ./ads test -pl ledger -am tests one module and what it stands on.
TEXT
}

fail() {
  echo "ads: $1" >&2
  exit "${2:-1}"
}

# The major version of the JDK in a folder, by its release file; nothing when there is no JDK.
jdk_version() {
  [[ -x "$1/bin/javac" && -r "$1/release" ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

is_fitting_jdk() {
  local version
  version="$(jdk_version "$1")"
  [[ -n "$version" && "$version" -ge "$needed_jdk" ]]
}

jdk_on_path() {
  local java
  java="$(command -v java)" || return 0
  java="$(readlink -f "$java" 2>/dev/null || echo "$java")"
  dirname "$(dirname "$java")"
}

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [[ -n "$candidate" ]] && is_fitting_jdk "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  fail "no JDK $needed_jdk or later found: install one (https://adoptium.net) or point JAVA_HOME to it"
}

maven() {
  if command -v mvn >/dev/null; then
    mvn "$@"
  elif [[ -x "${MAVEN_HOME:-}/bin/mvn" ]]; then
    "$MAVEN_HOME/bin/mvn" "$@"
  else
    "$home/mvnw" "$@"
  fi
}

is_stale() {
  [[ -f "$stamp" && -f "$program" && -f "$libraries" ]] || return 0
  [[ -n "$(find "$home" \( -name target -o -name .git -o -name .adledger -o -path '*/src/test' \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -newer "$stamp" -print -quit)" ]]
}

build() {
  echo "Building AdLedger (a first build downloads its libraries and takes some minutes) ..." >&2
  mkdir -p "$home/target"
  touch "$stamp.begun"
  (cd "$home" && maven -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl "$modules" -am package) >"$build_log" 2>&1 || {
    grep -m 20 ERROR "$build_log" >&2 || tail -20 "$build_log" >&2
    fail "the build failed; all of its output is in $build_log"
  }
  mv "$stamp.begun" "$stamp"
  # Who builds more has built this as well: the bench runs ./ads up, and measures no build.
  [[ "$stamp" == "$up_stamp" ]] || cp -p "$stamp" "$up_stamp"
}

run() {
  find_jdk
  if is_stale; then build; fi
  exec "$JAVA_HOME/bin/java" "${java_options[@]}" -Dadledger.home="$home" \
    -cp "$program:$(<"$libraries")" "$main" "$@"
}

java_options=(
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
)

case "${1:-}" in
  up)
    java_options=(
      -Xmx768m -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true
      --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    )
    run "$@"
    ;;
  ledger | snapshot)
    java_options=(
      -Xmx768m -XX:+UseSerialGC -Djava.awt.headless=true
      --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    )
    run "$@"
    ;;
  load | check | status | dlq | replay | snapshot | token | hammer)
    run "$@"
    ;;
  bench)
    shift
    program="$home/bench/target/adledger-bench.jar"
    libraries="$home/bench/target/libraries"
    main=io.adledger.bench.Bench
    modules=infra/local,bench
    stamp="$home/target/ads-bench-built"
    java_options=(
      -Xmx1g -XX:+UseParallelGC -Djava.awt.headless=true
      --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    )
    run "$@"
    ;;
  test)
    shift
    if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then
      usage_of_test
      exit 0
    fi
    find_jdk
    cd "$home"
    maven -B -ntp verify "$@"
    ;;
  --help | -h | help)
    usage
    ;;
  "")
    usage >&2
    exit 2
    ;;
  *)
    fail "unknown command '$1' (there are: up, load, check, status, dlq, ledger, replay, snapshot, token, bench, hammer, test; ./ads --help tells more)" 2
    ;;
esac
