#!/bin/sh
# docker/build.sh TARGET [JAR]: lays out what the image holds: the production jar unpacked into layers' order, and the scripts that start and ask
# it. Without JAR it builds: a jar that lies about may be older than the sources.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
target=${1:?usage: docker/build.sh TARGET [JAR]}
jar=${2:-}
if [ -z "$jar" ]; then
    (cd "$root" && ./mvnw -B -ntp -q package -DskipTests)
    jar=$root/frontend/target/curbstop-production.jar
fi
mkdir -p "$target"
rm -rf "$target/curbstop"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djarmode=tools -jar "$jar" extract --destination "$target/curbstop" --force
cp "$here/start.sh" "$here/health.sh" "$target/"
