#!/bin/bash
# Starts mongod as a replica set of one, with authentication: members trust each other by the key in REPLICA_SET_KEY.
set -euo pipefail
umask 077
printf '%s' "$REPLICA_SET_KEY" > /data/replica-set.key
chown mongodb:mongodb /data/replica-set.key
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /data/replica-set.key --bind_ip_all
