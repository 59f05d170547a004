; Boxes stand on squares of areas; a lift carries one at a time.
(define (domain storeroom)
  (:requirements :strips :typing)
  (:types box square area)
  (:predicates (at ?b - box ?s - square) (in ?b - box ?a - area) (part ?s - square ?a - area) (free ?s - square) (lifted ?b - box) (lift-free))
  (:action lift
    :parameters (?b - box ?s - square ?a - area)
    :precondition (and (at ?b ?s) (part ?s ?a) (lift-free))
    :effect (and (lifted ?b) (free ?s) (not (at ?b ?s)) (not (in ?b ?a)) (not (lift-free))))
  (:action lower
    :parameters (?b - box ?s - square ?a - area)
    :precondition (and (lifted ?b) (free ?s) (part ?s ?a))
    :effect (and (at ?b ?s) (in ?b ?a) (lift-free) (not (lifted ?b)) (not (free ?s)))))
