"""Writes hand_shells.xml, the outer shells of the hand and its fingers. Run: python3 hand_shells.py"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
from shells import loft, write

SHELLS = {
    "hand_shell": loft("z", [(0, 0, 0, 31, 58, 2.6), (12, 0, 0, 32, 78, 3.2), (30, 0, 0, 32.5, 98, 4), (58, 0, 0, 31.5, 102, 5)],
                       start=3, end=4, between=2),
    "finger": loft("z", [(-42, 0, 14, 10, 10, 8), (-24, 0, 14, 10, 10, 8), (-14, 0, 13.5, 9.5, 6.5, 8), (9.5, 0, 11.5, 9, 3.7, 8)], start=1, end=1),
}

write(__file__, SHELLS)
