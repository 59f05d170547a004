#!/usr/bin/env bash
# Draws the numbered faces of the cubes (needs ImageMagick and the DejaVu fonts). Each file holds six faces side by side, in the
# order RLUDFB (+x -x +y -y +z -z), turned so that numbers stand upright on the sides and the top reads from +x, where the cameras are.
set -euo pipefail
cd "$(dirname "$0")"

# Lightness L* 31 (purple), 45, 56, 58, 63, 88 (yellow). Simulated red- and green-blindness (Vienot 1999) keeps every pair deltaE 23 apart.
draw() { # number, face colour, digit colour
  local face=(-size 160x160 "xc:$2" -fill none -stroke "#00000030" -strokewidth 7 -draw "rectangle 0,0 159,159"
    -stroke none -fill "$3" -font DejaVu-Sans-Bold -pointsize 118 -gravity center -annotate +0+0 "$1")
  convert \( "${face[@]}" -rotate 270 \) \( "${face[@]}" -rotate 90 \) \( "${face[@]}" -rotate 180 \) \( "${face[@]}" \) \
    \( "${face[@]}" -rotate 270 \) \( "${face[@]}" -rotate 270 \) +append -strip -colors 64 "PNG8:cube$1.png"
}

draw 1 "#3a8bd0" white # blue
draw 2 "#c4342d" white # red
draw 3 "#2a9d6e" white # green
draw 4 "#f7dc4a" "#262626" # yellow
draw 5 "#63308a" white # purple
draw 6 "#e87d24" "#262626" # orange
