; All six cubes, one of them in the hand: it is put down where it belongs, and 5 are moved, which is 11 actions.

(define (problem cube-sorting-6)
  (:domain cube-sorting)
  (:objects cube1 cube2 cube3 cube4 cube5 cube6 - cube small-platform large-platform - platform table - area)
  (:init
    (holding cube6)
    (at cube1 large-platform) (at cube2 small-platform) (at cube3 large-platform) (at cube4 table) (at cube5 table)
    (belongs cube1 small-platform) (belongs cube2 large-platform) (belongs cube3 small-platform)
    (belongs cube4 large-platform) (belongs cube5 small-platform) (belongs cube6 large-platform))
  (:goal (forall (?c - cube ?p - platform) (imply (belongs ?c ?p) (at ?c ?p)))))
