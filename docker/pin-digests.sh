#!/bin/sh
# docker/pin-digests.sh: writes the digest behind each image's version into compose.yaml and the Dockerfiles, so that the same bytes run everywhere.
# Needs a docker that reaches the registries; changes nothing where it does not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
files="$here/compose.yaml $here/Dockerfile $here/keycloak/Dockerfile"
# shellcheck disable=SC2086
images=$(sed -n -E 's/^ *image: ([^ @]+)(@.*)?$/\1/p; s/^FROM ([^ @]+)(@[^ ]*)?( AS .*)?$/\1/p' $files | grep -v '^curbstop' | sort -u)
pinned=
for image in $images; do
    digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}') || digest=
    case $digest in
        sha256:*) pinned="$pinned $image@$digest" ;;
        *) echo "pin-digests: no digest of $image could be had; nothing was changed" >&2; exit 1 ;;
    esac
done
for each in $pinned; do
    image=${each%@*}
    # shellcheck disable=SC2086
    sed -i -E "s#(image: |FROM )$image(@sha256:[0-9a-f]+)?( |\$)#\1$each\3#" $files
    echo "$each"
done
