; A small and a large cube lie on the table: the shortest plan moves both, which is 4 actions.

(define (problem cube-sorting-2)
  (:domain cube-sorting)
  (:objects cube1 cube2 - cube small-platform large-platform - platform table - area)
  (:init
    (hand-empty)
    (at cube1 table) (at cube2 table)
    (belongs cube1 small-platform) (belongs cube2 large-platform))
  (:goal (forall (?c - cube ?p - platform) (imply (belongs ?c ?p) (at ?c ?p)))))
