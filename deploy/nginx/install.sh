#!/bin/sh
# install.sh HOST PROXY: installs the page for nginx on this machine, in the paths listed in contact-sheet.conf.
#
#   sudo deploy/nginx/install.sh sheet.example.com http://127.0.0.1:8080
#
# The certificate of HOST is expected in /etc/ssl/contact-sheet/fullchain.pem and key.pem, or in the paths CERTIFICATE and KEY.
# Asks for a password and for the token of the proxy, unless they are set in the environment: LOGIN_USER (default: operator),
# LOGIN_PASSWORD, MJ_TOKEN (empty: none), MJ_TOKEN_HEADER (bearer, raw or mj-api-secret).
set -eu
cd "$(dirname "$0")/../.."

stop() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 64
}

host=${1-} proxy=${2-} prefix=${PREFIX-}
case $host in
    '' | *[!A-Za-z0-9.-]*) stop "The first argument should be the host name of the page, such as sheet.example.com." ;;
esac
case $proxy in
    http://?*/* | https://?*/* | *[!A-Za-z0-9.:/_-]*) stop "The second argument should be the address of the proxy without a path and without /mj." ;;
    http://?* | https://?*) ;;
    *) stop "The second argument should be the address of the proxy, such as http://127.0.0.1:8080." ;;
esac
case ${MJ_TOKEN_HEADER:=bearer} in
    bearer) header='Authorization "Bearer ' ;;
    raw) header='Authorization "' ;;
    mj-api-secret) header='mj-api-secret "' ;;
    *) stop "MJ_TOKEN_HEADER should be bearer, raw or mj-api-secret." ;;
esac
certificate=${CERTIFICATE:-/etc/ssl/contact-sheet/fullchain.pem} key=${KEY:-/etc/ssl/contact-sheet/key.pem}
for file in "$certificate" "$key"; do
    case $file in *[!A-Za-z0-9._/+=@-]*) stop "CERTIFICATE and KEY should be paths of letters, digits and the characters . _ / + = @ -" ;; esac
    [ -f "$file" ] || stop "There is no certificate at $file; put it there, or set CERTIFICATE and KEY to its path."
done
[ -f dist/index.html ] || stop "There is no dist/ here; run this script from a release archive, or run make build first."
[ -d "$prefix/etc/nginx/conf.d" ] || stop "There is no /etc/nginx/conf.d; install nginx first (Debian, Ubuntu: apt-get install nginx)."

if [ -z "${MJ_TOKEN+set}" ]; then
    printf 'Token of the proxy (empty: none): ' >&2
    stty -echo
    IFS= read -r MJ_TOKEN || true
    stty echo
    echo >&2
fi
case $MJ_TOKEN in
    *[![:graph:]]* | *[\"\\\$\;]*) stop 'The token should consist of visible ASCII characters other than " \ $ and ;' ;;
esac
if [ -n "${LOGIN_PASSWORD-}" ]; then
    hash=$(printf '%s' "$LOGIN_PASSWORD" | openssl passwd -6 -stdin)
else
    printf 'Password for the login of %s. ' "${LOGIN_USER:-operator}" >&2
    hash=$(openssl passwd -6)
fi

own=$prefix/etc/nginx/contact-sheet
mkdir -p "$own" "$prefix/srv/contact-sheet" "$prefix/var/cache/nginx"
cp -R dist/. "$prefix/srv/contact-sheet/"
# An existing config.json is kept.
[ -f "$prefix/srv/contact-sheet/config.json" ] || cp deploy/config.json "$prefix/srv/contact-sheet/config.json"
chmod -R a+rX "$prefix/srv/contact-sheet"
cp deploy/nginx/*.conf "$own/"
rm "$own/contact-sheet.conf"
(umask 077 && { [ -z "$MJ_TOKEN" ] || printf 'proxy_set_header %s%s";\n' "$header" "$MJ_TOKEN"; } > "$own/token.conf")
printf '%s:%s\n' "${LOGIN_USER:-operator}" "$hash" > "$own/passwords"
# nginx reads the passwords as its own user.
chmod 640 "$own/passwords"
! getent group www-data >/dev/null 2>&1 || chgrp www-data "$own/passwords"
! getent group nginx >/dev/null 2>&1 || chgrp nginx "$own/passwords"

set -- -e "s|contact-sheet\.example\.com|$host|g" -e "s|/etc/ssl/contact-sheet/fullchain\.pem|$certificate|" \
    -e "s|/etc/ssl/contact-sheet/key\.pem|$key|" -e "s|proxy_pass http://127\.0\.0\.1:8080;|proxy_pass $proxy;|"
case $proxy in
    https:*)
        verify='proxy_ssl_server_name on; proxy_ssl_verify on; proxy_ssl_verify_depth 3;'
        set -- "$@" -e "s|proxy_pass $proxy;|&\\
        $verify\\
        proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;|" ;;
esac
sed "$@" deploy/nginx/contact-sheet.conf > "$prefix/etc/nginx/conf.d/contact-sheet.conf"
echo "Installed. Next: nginx -t && systemctl reload nginx, then open https://$host/" >&2
