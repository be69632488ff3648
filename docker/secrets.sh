#!/bin/sh
# docker/secrets.sh: makes docker/secrets, a file for each secret: the random ones are drawn, the others are named for you to fill in.
# The folder is for its owner alone; the files in it can be read by the users of the containers that are given them.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)/secrets
mkdir -p "$folder"
chmod 700 "$folder"
# Letters and digits only, since they stand in addresses.
for name in mongodb-root-password mongodb-password keycloak-admin-password keycloak-db-password oidc-client-secret; do
    [ -s "$folder/$name" ] || openssl rand -hex 24 | tr -d '\n' >"$folder/$name"
done
[ -s "$folder/replica-set-key" ] || openssl rand -base64 48 | tr -d '\n' >"$folder/replica-set-key"
missing=
for name in twilio-auth-token stripe-api-key stripe-webhook-secret mail-password; do
    [ -f "$folder/$name" ] || : >"$folder/$name"
    [ -s "$folder/$name" ] || missing="$missing $name"
done
chmod 644 "$folder"/*
if [ -n "$missing" ]; then
    echo "Fill in, without a line break at the end (printf %s VALUE > FILE):" >&2
    for name in $missing; do echo "    $folder/$name" >&2; done
    exit 1
fi
