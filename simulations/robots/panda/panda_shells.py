"""Writes panda_shells.xml, the arm's outer shells, in the frames of panda.xml's links. Run: python3 panda_shells.py"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
from shells import barrel, loft, write

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
}

write(__file__, SHELLS)
