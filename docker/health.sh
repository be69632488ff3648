#!/bin/sh
# Healthy: the application answers and can do its work. A part that is down but worked around (Twilio, Stripe, mail) does not restart it.
set -eu
curl -fsS --max-time 4 "http://127.0.0.1:${MANAGEMENT_SERVER_PORT:-9090}/actuator/health/readiness" >/dev/null
