#!/bin/sh
# Starts the unpacked application in the foreground, so that a stop signal reaches it and it can finish what it is doing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError ${JAVA_OPTS:-} \
    -jar "$here/curbstop/curbstop-production.jar" "$@"
