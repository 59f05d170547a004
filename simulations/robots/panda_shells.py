"""Writes panda_shells.xml, the arm's outer shells, each lofted from a few cross-sections. Run: python3 panda_shells.py

A section is (at, cu, cv, hu, hv, n), in millimetres: its place along the loft axis, its centre and half widths across, and the
exponent of its superellipse |u/hu|^n + |v/hv|^n = 1 (2 an ellipse, 8 nearly a box). (u, v, axis) is (x, y, z) turned
cyclically: about "z" it is (x, y, z), about "x" (y, z, x), about "y" (z, x, y). A shell lies in its link's frame of panda.xml.
"""

from math import copysign, cos, pi, radians, sin
from pathlib import Path

AROUND = 24  # vertices of a ring
ORDER = {"x": (2, 0, 1), "y": (1, 2, 0), "z": (0, 1, 2)}  # where x, y, z stand in (u, v, axis)


def ring(at, cu, cv, hu, hv, n):
    """The vertices of one section, counter-clockwise about the axis."""
    angles = [2 * pi * k / AROUND for k in range(AROUND)]
    return [(cu + hu * copysign(abs(cos(a)) ** (2 / n), cos(a)), cv + hv * copysign(abs(sin(a)) ** (2 / n), sin(a)), at) for a in angles]


def spline(sections, between):
    """A Catmull-Rom spline through the sections, with `between` new ones in each gap."""
    ends = [sections[0], *sections, sections[-1]]
    smooth = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:]):
        for k in range(between + 1):
            t = k / (between + 1)
            smooth.append(tuple((2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3) / 2
                                for p, q, r, s in zip(a, b, c, d)))
    return [*smooth, sections[-1]]


def rounding(section, radius, inwards):
    """The section's end rounded off by a quarter circle, from the flat end to the full width; `inwards` is +1 or -1."""
    at, cu, cv, hu, hv, n = section
    steps = [radians(a) for a in ((0, 30, 60, 90) if radius > 10 else (0, 45, 90))]
    return [(at + inwards * radius * (1 - cos(a)), cu, cv, hu - radius * (1 - sin(a)), hv - radius * (1 - sin(a)), n) for a in steps]


def loft(axis, sections, start=2.0, end=2.0, between=1):
    """Vertices (millimetres) and outward faces of a closed loft whose ends are rounded off by the radii `start` and `end`."""
    first, last = rounding(sections[0], start, 1), rounding(sections[-1], end, -1)[::-1]
    rings = [*first[:-1], *spline([first[-1], *sections[1:-1], last[0]], between), *last[1:]]
    vertices = [vertex for section in rings for vertex in ring(*section)]
    faces = []
    for low in range(0, AROUND * (len(rings) - 1), AROUND):
        for k in range(AROUND):
            a, b = low + k, low + (k + 1) % AROUND
            faces += [(a, b, b + AROUND), (a, b + AROUND, a + AROUND)]
    top = AROUND * (len(rings) - 1)
    for k in range(AROUND):
        following = (k + 1) % AROUND
        faces += [(len(vertices), following, k), (len(vertices) + 1, top + k, top + following)]
    for at, cu, cv, *_ in (rings[0], rings[-1]):
        vertices.append((cu, cv, at))
    return [tuple(vertex[i] for i in ORDER[axis]) for vertex in vertices], faces


def barrel(axis, near, far, cu, cv, radius, start=2.0, end=2.0):
    """A round housing between two places on its axis."""
    return loft(axis, [(near, cu, cv, radius, radius, 2), (far, cu, cv, radius, radius, 2)], start, end, between=0)


# Every two links meet in half barrels with a dark ring between: the lower link has one half, the upper link the other.
SHELLS = {
    "base": loft("z", [(0, -32, 0, 108, 94, 4), (14, -32, 0, 108, 94, 4), (40, -27, 0, 96, 84, 3.2), (80, -10, 0, 73, 67, 2.4),
                       (112, 0, 0, 60, 60, 2), (140, 0, 0, 58, 58, 2)], start=1, end=2),
    "link1_column": loft("z", [(-189, 0, 0, 58, 58, 2), (-150, 0, 0, 57, 57, 2), (-100, 0, -7, 56, 55, 2), (-50, 0, -27, 57, 48, 2.2),
                               (10, 0, -43, 54, 38, 2.4)]),
    "link1_barrel": barrel("y", -92, -3, 0, 0, 60, start=26),
    "link2_barrel": barrel("z", 3, 92, 0, 0, 60, end=26),
    "link2_column": loft("y", [(-189, 0, 0, 58, 58, 2), (-150, 0, 0, 57, 57, 2), (-100, 7, 0, 55, 56, 2), (-50, 27, 0, 48, 57, 2.2),
                               (10, 43, 0, 38, 54, 2.4)]),
    "link3_column": loft("z", [(-120, 0, 0, 58, 58, 2), (-92, 1, 0, 58, 58, 2), (-52, 26, -12, 60, 52, 2.2), (-16, 58, -31, 57, 44, 2.4),
                               (22, 78, -38, 42, 36, 2.4)]),
    "link3_barrel": barrel("y", -82, -3, 0, 82.5, 56, start=24),
    "link4_barrel": barrel("z", -82, -3, 0, 0, 56, start=24),
    "link4_column": loft("y", [(-22, -38, -4.5, 36, 42, 2.4), (16, -31, -24.5, 44, 57, 2.4), (52, -12, -56.5, 52, 60, 2.2),
                               (92, 0, -81.5, 57, 57, 2), (125, 0, -82.5, 56, 56, 2)]),
    "link5_forearm": loft("z", [(-256, 0, 0, 56, 56, 2), (-215, 0, 0, 55, 55, 2), (-165, 0, 3, 51, 52, 2), (-110, 0, 13, 46, 47, 2),
                                (-55, 0, 28, 45, 40, 2.2), (8, 0, 36, 42, 32, 2.4)]),
    "link5_barrel": barrel("y", 3, 74, 0, 0, 50, end=22),
    "link6_barrel": barrel("z", 3, 74, 0, 0, 50, end=22),
    "link6_bridge": loft("x", [(0, 0, 38, 46, 32, 2.6), (30, 0, 30, 46, 39, 2.6), (60, 0, 12, 46, 44, 2.4), (92, 0, 0, 44, 44, 2.2)]),
    "link6_housing": barrel("y", -46, 56, 0, 88, 48, end=18),
    "link7_collar": loft("z", [(49, 0, 0, 47, 47, 2), (66, 0, 0, 47, 47, 2), (84, 0, 0, 44, 44, 2), (92, 0, 0, 42, 42, 2)], end=3),
    "hand_shell": loft("z", [(0, 0, 0, 31, 58, 2.6), (12, 0, 0, 32, 78, 3.2), (30, 0, 0, 32.5, 98, 4), (58, 0, 0, 31.5, 102, 5)],
                       start=3, end=4, between=2),
    "finger": loft("z", [(-42, 0, 14, 10, 10, 8), (-24, 0, 14, 10, 10, 8), (-14, 0, 13.5, 9.5, 6.5, 8), (9.5, 0, 11.5, 9, 3.7, 8)], start=1, end=1),
}

with open(Path(__file__).with_suffix(".xml"), "w", encoding="utf-8") as output:
    output.write("<!-- Written by panda_shells.py; change it there. Vertices in tenths of a millimetre. -->\n<mujoco>\n  <asset>\n")
    for name, (vertices, faces) in SHELLS.items():
        numbers = " ".join(f"{round(10 * value)}" for vertex in vertices for value in vertex)
        indices = " ".join(str(index) for face in faces for index in face)
        output.write(f'    <mesh name="{name}" scale="0.0001 0.0001 0.0001"\n      vertex="{numbers}"\n      face="{indices}"/>\n')
    output.write("  </asset>\n</mujoco>\n")
