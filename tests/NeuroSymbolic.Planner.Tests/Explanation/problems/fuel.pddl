; Trucks with tanks that carry so much weight and no more.
(define (domain fuel)
  (:requirements :typing :numeric-fluents)
  (:types truck crate place)
  (:predicates (at ?t - truck ?p - place) (lies ?c - crate ?p - place) (in ?c - crate ?t - truck) (road ?a ?b - place) (pump ?p - place))
  (:functions (fuel ?t - truck) (tank ?t - truck) (distance ?a ?b - place) (room ?t - truck) (weight ?c - crate))
  (:action drive
    :parameters (?t - truck ?a ?b - place)
    :precondition (and (at ?t ?a) (road ?a ?b) (>= (fuel ?t) (distance ?a ?b)))
    :effect (and (at ?t ?b) (not (at ?t ?a)) (decrease (fuel ?t) (distance ?a ?b))))
  (:action refuel
    :parameters (?t - truck ?p - place)
    :precondition (and (at ?t ?p) (pump ?p))
    :effect (assign (fuel ?t) (tank ?t)))
  (:action load
    :parameters (?c - crate ?t - truck ?p - place)
    :precondition (and (lies ?c ?p) (at ?t ?p) (>= (room ?t) (weight ?c)))
    :effect (and (in ?c ?t) (not (lies ?c ?p)) (decrease (room ?t) (weight ?c))))
  (:action unload
    :parameters (?c - crate ?t - truck ?p - place)
    :precondition (and (in ?c ?t) (at ?t ?p))
    :effect (and (lies ?c ?p) (not (in ?c ?t)) (increase (room ?t) (weight ?c)))))
