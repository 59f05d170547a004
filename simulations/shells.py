"""The outer shells of robots and hands: meshes lofted from a few cross-sections, written as MJCF.

A section is (at, cu, cv, hu, hv, n), in millimetres: its place along the loft axis, its centre and half widths across, and the
exponent of its superellipse |u/hu|^n + |v/hv|^n = 1 (2 an ellipse, 8 nearly a box). (u, v, axis) is (x, y, z) turned
cyclically: about "z" it is (x, y, z), about "x" (y, z, x), about "y" (z, x, y). A shell lies in the frame of the body that wears it.
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


def write(script, shells):
    """Writes the shells, vertices and faces by name, beside the script that made them, as SCRIPT.xml."""
    with open(Path(script).with_suffix(".xml"), "w", encoding="utf-8") as output:
        output.write(f"<!-- Written by {Path(script).name}; change it there. Vertices in tenths of a millimetre. -->\n<mujoco>\n  <asset>\n")
        for name, (vertices, faces) in shells.items():
            numbers = " ".join(f"{round(10 * value)}" for vertex in vertices for value in vertex)
            indices = " ".join(str(index) for face in faces for index in face)
            output.write(f'    <mesh name="{name}" scale="0.0001 0.0001 0.0001"\n      vertex="{numbers}"\n      face="{indices}"/>\n')
        output.write("  </asset>\n</mujoco>\n")
