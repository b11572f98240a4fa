#!/bin/sh
# Entry point of the container. Checks the settings in the environment, writes the configuration of Caddy and config.json
# into /config, and replaces itself with Caddy. A missing, wrong or contradictory setting ends it with exit
# code 64 and one sentence that names the variable. Secrets are never printed.
#
#   entrypoint.sh                  serves the page
#   entrypoint.sh hash-password    asks for a password and prints its hash for LOGIN_PASSWORD_HASH
#
# The settings are listed in deploy/container/settings.env.
set -eu
# Bytes instead of characters, so that the checks below do not depend on the locale.
export LC_ALL=C
umask 077

stop() {
    printf 'contact-sheet: %s\n' "$*" >&2
    exit 64
}

case ${1-} in
    '') ;;
    hash-password) exec caddy "$@" ;;
    *) stop "the only command is hash-password; without a command the page is served." ;;
esac

# The tests set a folder that stands for the root of the image.
root=${CONTACT_SHEET_ROOT-}
config=$root/config
etc=$root/etc/contact-sheet
site=$root/srv/contact-sheet

# ---- Reading and checking ------------------------------------------------------------------------------------------

# check_filled_in NAME VALUE: rejects the placeholders of deploy/kubernetes.yaml.
check_filled_in() {
    case $2 in *REPLACE-ME*) stop "$1 still holds the text of the example; replace it by your own value." ;; esac
}

# check_choice NAME VALUE CHOICE…
check_choice() {
    name=$1 value=$2
    shift 2
    for choice; do
        [ "$value" != "$choice" ] || return 0
    done
    list=$1
    shift
    while [ $# -gt 1 ]; do
        list="$list, $1"
        shift
    done
    stop "$name should be $list or $1."
}

# check_number NAME VALUE MINIMUM MAXIMUM
check_number() {
    case $2 in
        '' | 0?* | *[!0-9]* | ??????*) ;;
        *) [ "$2" -lt "$3" ] || [ "$2" -gt "$4" ] || return 0 ;;
    esac
    stop "$1 should be a whole number from $3 to $4."
}

# read_secret NAME: takes the value from the file that NAME_FILE names, the way Docker and Kubernetes mount secrets.
read_secret() {
    eval "value=\${$1-} file=\${$1_FILE-}"
    if [ -n "$file" ]; then
        [ -z "$value" ] || stop "$1 and $1_FILE are both set; set only one of them."
        [ -f "$file" ] && [ -r "$file" ] || stop "$1_FILE should be the path of a file that user $(id -u) can read."
        value=$(cat "$file")
        [ -n "$value" ] || stop "$1_FILE names an empty file; it should hold the value of $1."
        eval "$1=\$value"
    fi
    check_filled_in "$1" "$value"
}

# ---- The proxy -----------------------------------------------------------------------------------------------------

MJ_UPSTREAM=${MJ_UPSTREAM-}
example="http://midjourney-proxy:8080"
[ -n "$MJ_UPSTREAM" ] || stop "MJ_UPSTREAM is missing; it should be the address of the Midjourney proxy, such as $example."
check_filled_in MJ_UPSTREAM "$MJ_UPSTREAM"
case $MJ_UPSTREAM in
    http://* | https://*) ;;
    *) stop "MJ_UPSTREAM should begin with http:// or https://, such as $example." ;;
esac
authority=${MJ_UPSTREAM#*://}
authority=${authority%/}
MJ_UPSTREAM=${MJ_UPSTREAM%%://*}://$authority
case $authority in
    *@*) stop "MJ_UPSTREAM should hold no user name and no password; a token belongs in MJ_TOKEN." ;;
    */mj | */mj/*) stop "MJ_UPSTREAM should end before /mj, which every call adds; it should look like $example." ;;
    *[/?#]*) stop "MJ_UPSTREAM should be a host and a port without a path, such as $example." ;;
    \[*) host=${authority%%\]*}] port=${authority#*\]} ;;
    *) host=${authority%%:*} port=${authority#"${authority%%:*}"} ;;
esac
case $host in
    '' | *[!]A-Za-z0-9.:_[-]*) stop "MJ_UPSTREAM should name a host after http:// or https://, such as $example." ;;
esac
case $port in
    '') ;;
    :*) check_number "The port in MJ_UPSTREAM" "${port#:}" 1 65535 ;;
    *) stop "MJ_UPSTREAM should be a host and a port without a path, such as $example." ;;
esac

read_secret MJ_TOKEN
MJ_TOKEN=${MJ_TOKEN-}
case $MJ_TOKEN in
    [Bb]earer\ *) stop 'MJ_TOKEN should be the token alone, without "Bearer"; MJ_TOKEN_HEADER says how it is sent.' ;;
    \"* | \'*) stop "MJ_TOKEN should not begin with a quotation mark; docker run --env-file passes quotation marks on." ;;
    *[![:graph:]]*) stop "MJ_TOKEN should consist of visible ASCII characters, without spaces and line breaks." ;;
esac
if [ -n "$MJ_TOKEN" ]; then
    MJ_TOKEN_HEADER=${MJ_TOKEN_HEADER:-bearer}
    check_choice MJ_TOKEN_HEADER "$MJ_TOKEN_HEADER" bearer raw mj-api-secret
else
    [ -z "${MJ_TOKEN_HEADER-}" ] ||
        stop "MJ_TOKEN_HEADER is set, but MJ_TOKEN is missing; set MJ_TOKEN, or leave both out if the proxy needs no token."
fi

# ---- The login -----------------------------------------------------------------------------------------------------

LOGIN=${LOGIN:-basic}
LOGIN_USER=${LOGIN_USER-}
check_choice LOGIN "$LOGIN" basic external
[ -z "${LOGIN_PASSWORD-}" ] ||
    stop "LOGIN_PASSWORD is not a setting; put the hash that the command hash-password prints into LOGIN_PASSWORD_HASH."
read_secret LOGIN_PASSWORD_HASH
LOGIN_PASSWORD_HASH=${LOGIN_PASSWORD_HASH-}
check_filled_in LOGIN_USER "$LOGIN_USER"
if [ "$LOGIN" = external ]; then
    [ -z "$LOGIN_USER$LOGIN_PASSWORD_HASH" ] ||
        stop "LOGIN is external, but LOGIN_USER or LOGIN_PASSWORD_HASH is set; remove these two, or LOGIN."
else
    [ -n "$LOGIN_USER$LOGIN_PASSWORD_HASH" ] ||
        stop "LOGIN_USER and LOGIN_PASSWORD_HASH are missing, and without a login everyone who reaches this page could use the proxy; set both, or LOGIN=external if a server in front of this one asks for a login."
    [ -n "$LOGIN_USER" ] || stop "LOGIN_USER is missing, but LOGIN_PASSWORD_HASH is set; it should be the name to log in with."
    [ -n "$LOGIN_PASSWORD_HASH" ] ||
        stop "LOGIN_PASSWORD_HASH is missing, but LOGIN_USER is set; it should be what the command hash-password prints."
    case $LOGIN_USER in
        *[!A-Za-z0-9._@+-]*) stop "LOGIN_USER should consist of the letters A to Z, digits and the characters . _ @ + -" ;;
    esac
    case $LOGIN_PASSWORD_HASH in
        \"* | \'*) stop "LOGIN_PASSWORD_HASH should not begin with a quotation mark; docker run --env-file passes quotation marks on." ;;
        *[!]./A-Za-z0-9\$]*) hash_length=0 ;;
        '$2'[aby]'$'0[4-9]'$'* | '$2'[aby]'$'[12][0-9]'$'* | '$2'[aby]'$'3[01]'$'*) hash_length=${#LOGIN_PASSWORD_HASH} ;;
        *) hash_length=0 ;;
    esac
    # shellcheck disable=SC2016
    [ "$hash_length" = 60 ] ||
        stop 'LOGIN_PASSWORD_HASH should be a bcrypt hash of 60 characters that begins with $2a$, $2b$ or $2y$, as the command hash-password prints it; in .env it needs single quotes, because $ has a meaning there.'
fi

# ---- Settings of the page ------------------------------------------------------------------------------------------

TITLE=${TITLE-}
case $TITLE in
    *[[:cntrl:]]*) stop "TITLE should be one line of text without control characters." ;;
esac
printf '%s' "$TITLE" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1 || stop "TITLE should be text in UTF-8."
[ -z "${UI_LANGUAGE-}" ] || check_choice UI_LANGUAGE "$UI_LANGUAGE" en zh-CN
[ -z "${READ_ONLY-}" ] || check_choice READ_ONLY "$READ_ONLY" true false
[ -z "${PAGE_SIZE-}" ] || check_number PAGE_SIZE "$PAGE_SIZE" 1 200
[ -z "${STALLED_MINUTES-}" ] || check_number STALLED_MINUTES "$STALLED_MINUTES" 1 1440
[ -z "${READ_SECONDS-}" ] || check_number READ_SECONDS "$READ_SECONDS" 3 300

# ---- Ports and TLS -------------------------------------------------------------------------------------------------

TLS=${TLS:-off}
SITE_ADDRESS=${SITE_ADDRESS-}
check_choice TLS "$TLS" off files auto
if [ "$TLS" = off ]; then
    [ -z "$SITE_ADDRESS" ] || stop "SITE_ADDRESS is set, but TLS is off; set TLS to files or auto, or remove SITE_ADDRESS."
    [ -z "${REDIRECT_PORT-}" ] || stop "REDIRECT_PORT is set, but TLS is off; set TLS to files or auto, or remove REDIRECT_PORT."
    PORT=${PORT:-8080}
    REDIRECT_PORT=
else
    [ -n "$SITE_ADDRESS" ] || stop "SITE_ADDRESS is missing, but TLS is $TLS; it should be the host name of the page, such as sheet.example.com."
    check_filled_in SITE_ADDRESS "$SITE_ADDRESS"
    case $SITE_ADDRESS in
        *[!A-Za-z0-9.-]* | .* | -* | *..* | *.)
            stop "SITE_ADDRESS should be a host name such as sheet.example.com, without https:// and without a port." ;;
    esac
    PORT=${PORT:-8443}
    REDIRECT_PORT=${REDIRECT_PORT:-8080}
    check_number REDIRECT_PORT "$REDIRECT_PORT" 1 65535
fi
HEALTH_PORT=${HEALTH_PORT:-8081}
check_number PORT "$PORT" 1 65535
check_number HEALTH_PORT "$HEALTH_PORT" 1 65535
[ "$PORT" != "$HEALTH_PORT" ] || stop "PORT and HEALTH_PORT are both $PORT; they should differ."
if [ -n "$REDIRECT_PORT" ]; then
    [ "$REDIRECT_PORT" != "$PORT" ] || stop "PORT and REDIRECT_PORT are both $PORT; they should differ."
    [ "$REDIRECT_PORT" != "$HEALTH_PORT" ] || stop "REDIRECT_PORT and HEALTH_PORT are both $HEALTH_PORT; they should differ."
fi
for name in TLS_CERTIFICATE TLS_KEY; do
    eval "file=\${$name-}"
    if [ "$TLS" != files ]; then
        [ -z "$file" ] || stop "$name is set, but TLS is $TLS; set TLS to files, or remove $name."
        continue
    fi
    [ -n "$file" ] || stop "$name is missing, but TLS is files; it should be the path of a PEM file."
    case $file in
        [!/]* | *[!A-Za-z0-9._/+=@-]*) stop "$name should be an absolute path of letters, digits and the characters . _ / + = @ -" ;;
    esac
    [ -f "$file" ] && [ -r "$file" ] || stop "$name should be the path of a file that user $(id -u) can read."
done

[ -d "$config" ] && [ -w "$config" ] || stop "/config cannot be written by user $(id -u); mount a tmpfs there."
data=$config/data
if [ "$TLS" = auto ]; then
    data=$root/data
    [ -d "$data" ] && [ -w "$data" ] ||
        stop "TLS is auto, but /data cannot be written by user $(id -u); mount a volume there, which keeps the certificates."
fi

# ---- config.json ---------------------------------------------------------------------------------------------------

# json_entry KEY VALUE: an entry, unless the value is empty.
json_entry() { [ -z "$2" ] || printf '  "%s": %s,\n' "$1" "$2"; }
# json_text VALUE: a string in quotation marks. Control characters were refused above.
json_text() { [ -z "$1" ] || printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

{
    echo '{'
    json_entry title "$(json_text "$TITLE")"
    json_entry language "$(json_text "${UI_LANGUAGE-}")"
    json_entry pageSize "${PAGE_SIZE-}"
    json_entry readOnly "${READ_ONLY-}"
    json_entry stalledMinutes "${STALLED_MINUTES-}"
    json_entry readSeconds "${READ_SECONDS-}"
    # The rest is as it is for every host; the first line of the file is its brace.
    sed 1d "$etc/config.json"
} > "$config/config.json"

# ---- Caddy ---------------------------------------------------------------------------------------------------------

mkdir -p "$config/contact-sheet" "$config/data"
cp "$etc/headers.caddy" "$config/contact-sheet/headers.caddy"
{
    echo 'header_up Host {upstream_hostport}'
    # Read from the environment when a request is sent, so the token is in no file.
    case ${MJ_TOKEN_HEADER-} in
        bearer) echo 'header_up Authorization "Bearer {env.MJ_TOKEN}"' ;;
        raw) echo 'header_up Authorization "{env.MJ_TOKEN}"' ;;
        mj-api-secret) echo 'header_up mj-api-secret "{env.MJ_TOKEN}"' ;;
    esac
} > "$config/contact-sheet/token.caddy"
printf '%s %s\n' "$LOGIN_USER" "$LOGIN_PASSWORD_HASH" > "$config/contact-sheet/login.caddy"

tab=$(printf '\t')
case $TLS in
    off) address="http://:$PORT" auto_https=off tls="/^$tab#tls /d" ;;
    files) address="https://$SITE_ADDRESS:$PORT" auto_https=disable_certs tls="s|^$tab#tls .*|${tab}tls $TLS_CERTIFICATE $TLS_KEY|" ;;
    auto) address="https://$SITE_ADDRESS:$PORT" auto_https= tls="/^$tab#tls /d" ;;
esac
{
    echo '{'
    printf '\tadmin off\n'
    [ -z "$auto_https" ] || printf '\tauto_https %s\n' "$auto_https"
    [ "$TLS" = off ] || printf '\thttp_port %s\n\thttps_port %s\n' "$REDIRECT_PORT" "$PORT"
    echo '}'
    # The health check has a separate port without a login, and nothing else is reachable there.
    printf 'http://:%s {\n\trespond /healthz "ok" 200\n\trespond 404\n}\n' "$HEALTH_PORT"
    set -- -e "s|^contact-sheet\.example\.com {\$|$address {|" \
        -e "s|reverse_proxy http://127\.0\.0\.1:8080 {|reverse_proxy $MJ_UPSTREAM {|" \
        -e "s|root \* /srv/contact-sheet\$|root * $site|" -e "$tls"
    [ "$TLS" != off ] || set -- "$@" -e "/^${tab}import contact_sheet_hsts\$/d"
    [ "$LOGIN" != external ] || set -- "$@" -e "/^${tab}basicauth /,/^$tab}/d"
    sed "$@" "$etc/Caddyfile"
} > "$config/Caddyfile"
for line in "$address {" "reverse_proxy $MJ_UPSTREAM {" "root * $site"; do
    grep -qF "$line" "$config/Caddyfile" || stop "/etc/contact-sheet/Caddyfile is not the one of this release."
done

unset LOGIN_USER LOGIN_PASSWORD_HASH LOGIN_PASSWORD_HASH_FILE MJ_TOKEN_FILE
export MJ_TOKEN HOME="$config" XDG_CONFIG_HOME="$config/config" XDG_DATA_HOME="$data"
exec caddy run --config "$config/Caddyfile" --adapter caddyfile
