#!/bin/bash
# Health check of the container: succeeds if Caddy answers at HEALTH_PORT. The image has no HTTP client, but bash opens
# connections itself.
exec 3<>"/dev/tcp/127.0.0.1/${HEALTH_PORT:-8081}" || exit 1
printf 'GET /healthz HTTP/1.0\r\n\r\n' >&3
read -r -t 3 line <&3 && [[ $line == "HTTP/1."?" 200"* ]]
