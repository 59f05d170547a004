; Two of the four cubes stand on the wrong platform and one on the right one: the shortest plan moves 3, which is 6 actions.

(define (problem cube-sorting-4)
  (:domain cube-sorting)
  (:objects cube1 cube2 cube3 cube4 - cube small-platform large-platform - platform table - area)
  (:init
    (hand-empty)
    (at cube1 large-platform) (at cube2 small-platform) (at cube3 small-platform) (at cube4 table)
    (belongs cube1 small-platform) (belongs cube2 large-platform)
    (belongs cube3 small-platform) (belongs cube4 large-platform))
  (:goal (forall (?c - cube ?p - platform) (imply (belongs ?c ?p) (at ?c ?p)))))
