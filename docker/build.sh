#!/bin/sh
# docker/build.sh TARGET: lays out what the image holds: the production jar unpacked into layers' order, and the scripts that start and ask it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
target=${1:?usage: docker/build.sh TARGET}
jar=$root/frontend/target/curbstop-production.jar
[ -f "$jar" ] || (cd "$root" && ./mvnw -B -ntp -q package -DskipTests)
mkdir -p "$target"
rm -rf "$target/curbstop"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djarmode=tools -jar "$jar" extract --destination "$target/curbstop" --force
cp "$here/start.sh" "$here/health.sh" "$target/"
