; Two cubes, one of which is in its cell already: the shortest plan moves the other, which is 2 actions.

(define (problem pattern-replication-2)
  (:domain pattern-replication)
  (:objects
    cube1 cube2 - cube sample1 sample2 - sample
    a1 a2 a3 b1 b2 b3 - cell
    shown-a1 shown-a2 shown-a3 shown-b1 shown-b2 shown-b3 - shown-cell)
  (:init
    (hand-empty)
    (at cube1 a1) (at cube2 a2)
    (free a3) (free b1) (free b2) (free b3)
    (shown-at sample1 shown-a1) (shown-at sample2 shown-b3)
    (same-colour cube1 sample1) (same-colour sample1 cube1) (same-colour cube2 sample2) (same-colour sample2 cube2)
    (shows shown-a1 a1) (shows shown-a2 a2) (shows shown-a3 a3)
    (shows shown-b1 b1) (shows shown-b2 b2) (shows shown-b3 b3))
  (:goal (forall (?s - sample ?c - cube ?shown - shown-cell ?to - cell)
    (imply (and (shown-at ?s ?shown) (shows ?shown ?to) (same-colour ?s ?c)) (at ?c ?to)))))
