# Contact Sheet behind Caddy: serves the files, the proxy and the images from one origin. Settings: deploy/container/settings.env.
#
#   docker build -t contact-sheet .                            in a clone: compiles the page and its tools
#   docker build -t contact-sheet --build-arg DIST=prebuilt .  in a release archive: uses its dist/ (about 1 minute)
ARG DIST=from-source
ARG BUILD_IMAGE=rust:1.95.0-slim-trixie
ARG RUN_IMAGE=debian:trixie-slim

FROM ${BUILD_IMAGE} AS from-source
RUN apt-get update \
    && apt-get install -y --no-install-recommends make nodejs npm \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN test -f Makefile || { echo "There is no source here; build with --build-arg DIST=prebuilt." >&2; exit 1; } \
    && rm -rf dist && make build

FROM scratch AS prebuilt
COPY dist /build/dist

FROM ${DIST} AS dist

FROM ${RUN_IMAGE}
# Debian's Caddy, because the tests of deploy/ run this one.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates caddy \
    && rm -rf /var/lib/apt/lists/*
COPY --from=dist /build/dist /srv/contact-sheet
COPY deploy/caddy/Caddyfile deploy/caddy/headers.caddy deploy/config.json /etc/contact-sheet/
COPY deploy/container/entrypoint.sh deploy/container/healthcheck.sh /usr/local/bin/
# The user of the container can write to two folders only. /config contains the files that the entry point writes; a tmpfs
# mounted there belongs to root and inherits the mode, hence 1777. /data contains the certificates of TLS=auto.
RUN chmod -R a=rX,u+w /srv/contact-sheet /etc/contact-sheet && chmod 755 /usr/local/bin/*.sh \
    && ln -sf /config/config.json /srv/contact-sheet/config.json \
    && mkdir -p /config /data && chown 10001:10001 /data && chmod 1777 /config
USER 10001:10001
EXPOSE 8080 8081 8443
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["healthcheck.sh"]
ENTRYPOINT ["entrypoint.sh"]
