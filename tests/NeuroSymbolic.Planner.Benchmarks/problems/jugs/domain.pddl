; Jugs without marks: filled at a tap, poured into one another, emptied.
(define (domain jugs)
  (:requirements :typing :numeric-fluents)
  (:types jug)
  (:functions (holds ?j - jug) (size ?j - jug))
  (:action fill
    :parameters (?j - jug)
    :effect (assign (holds ?j) (size ?j)))
  (:action empty
    :parameters (?j - jug)
    :precondition (> (holds ?j) 0)
    :effect (assign (holds ?j) 0))
  (:action pour-all
    :parameters (?from ?to - jug)
    :precondition (and (not (= ?from ?to)) (> (holds ?from) 0) (<= (+ (holds ?from) (holds ?to)) (size ?to)))
    :effect (and (increase (holds ?to) (holds ?from)) (assign (holds ?from) 0)))
  (:action pour-until-full
    :parameters (?from ?to - jug)
    :precondition (and (not (= ?from ?to)) (> (+ (holds ?from) (holds ?to)) (size ?to)) (< (holds ?to) (size ?to)))
    :effect (and (decrease (holds ?from) (- (size ?to) (holds ?to))) (assign (holds ?to) (size ?to)))))
