#!/usr/bin/env bash
# AdLedger's front door: finds a JDK 25, builds what is stale, and runs the command.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
case "${1:-}" in
  test) cd "$home" && exec mvn -B verify ;;
  *) echo "usage: ./ads test" >&2; exit 2 ;;
esac
