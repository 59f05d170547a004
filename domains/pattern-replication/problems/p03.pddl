; Four cubes in a ring, each where the next one belongs: 5 moves, which is 10 actions.

(define (problem pattern-replication-4)
  (:domain pattern-replication)
  (:objects
    cube1 cube2 cube3 cube4 - cube sample1 sample2 sample3 sample4 - sample
    a1 a2 a3 b1 b2 b3 - cell
    shown-a1 shown-a2 shown-a3 shown-b1 shown-b2 shown-b3 - shown-cell)
  (:init
    (hand-empty)
    (at cube1 a1) (at cube2 a2) (at cube3 a3) (at cube4 b1)
    (free b2) (free b3)
    (shown-at sample1 shown-a2) (shown-at sample2 shown-a3) (shown-at sample3 shown-b1) (shown-at sample4 shown-a1)
    (same-colour cube1 sample1) (same-colour sample1 cube1) (same-colour cube2 sample2) (same-colour sample2 cube2)
    (same-colour cube3 sample3) (same-colour sample3 cube3) (same-colour cube4 sample4) (same-colour sample4 cube4)
    (shows shown-a1 a1) (shows shown-a2 a2) (shows shown-a3 a3)
    (shows shown-b1 b1) (shows shown-b2 b2) (shows shown-b3 b3))
  (:goal (forall (?s - sample ?c - cube ?shown - shown-cell ?to - cell)
    (imply (and (shown-at ?s ?shown) (shows ?shown ?to) (same-colour ?s ?c)) (at ?c ?to)))))
