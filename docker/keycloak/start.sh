#!/bin/bash
# Keycloak reads secrets from its environment only: from the files into the environment of this one process.
set -euo pipefail
KC_BOOTSTRAP_ADMIN_PASSWORD=$(</run/secrets/keycloak-admin-password)
KC_DB_PASSWORD=$(</run/secrets/keycloak-db-password)
CURBSTOP_OIDC_CLIENT_SECRET=$(</run/secrets/oidc-client-secret)
export KC_BOOTSTRAP_ADMIN_PASSWORD KC_DB_PASSWORD CURBSTOP_OIDC_CLIENT_SECRET
exec /opt/keycloak/bin/kc.sh start --optimized --import-realm --proxy-headers=xforwarded --http-enabled=true
