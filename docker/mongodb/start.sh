#!/bin/bash
# Starts mongod as a replica set of one, with authentication: members trust each other by the key among the secrets, which mongod wants for itself alone.
set -euo pipefail
umask 077
cat /run/secrets/replica-set-key > /tmp/replica-set.key
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/replica-set.key --bind_ip_all --wiredTigerCacheSizeGB 0.5
