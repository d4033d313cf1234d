#!/bin/sh
# cmark 0.30.2 (Debian 12: cmark 0.30.2-6), `cmark -t xml --sourcepos`, valid CommonMark:
#  1. In the second line of a list item that is wrapped without indentation, inline columns are counted as if the line began where the paragraph's
#     first line does: `code`, in columns 7 to 10 of its line, is said to stand in 9 to 12, and the text behind it ends in column 17 of a paragraph
#     that, by the same output, ends in column 15.
#  2. Behind a backslash line break the line is not counted: what stands in line 2 is said to stand in line 1, in columns that line 1 does not have.
# The HTML is right in both. A tool that cuts or marks the source by these places cuts in the wrong ones.
# Needs apt-get and dpkg-deb; installs nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get download -qq cmark=0.30.2-6 libcmark0.30.2=0.30.2-6 >/dev/null 2>&1
for package in *.deb; do dpkg-deb -x "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find root -name 'libcmark.so.0.30.2' | head -n 1)")
export LD_LIBRARY_PATH
cmark() { root/usr/bin/cmark "$@"; }
echo "version: $(cmark --version | head -n 1)"

# expect WHAT FILE PATTERN
expect() {
    if cmark -t xml --sourcepos "$2" | grep -q "$3"; then
        echo "seen: $1"
    else
        echo "changed: $1" >&2
        cmark -t xml --sourcepos "$2" >&2
        exit 1
    fi
}

printf -- '- item one\nlazy `code` end\n' >item.md
expect 'a code span in columns 7 to 10 of line 2 is reported in columns 9 to 12' item.md '<code sourcepos="2:9-2:12"'
expect 'the paragraph ends in column 15' item.md '<paragraph sourcepos="1:3-2:15"'
expect 'its last text is reported to end in column 17' item.md '<text sourcepos="2:14-2:17"'

printf 'a\\\nb *c* d\n' >break.md
expect 'emphasis in columns 3 to 5 of line 2 is reported in columns 6 to 8 of line 1' break.md '<emph sourcepos="1:6-1:8"'
