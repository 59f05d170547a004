; A carrier with room for one load, on roads that cost what they cost.
(define (domain tolls)
  (:requirements :strips :typing :action-costs)
  (:types place load)
  (:predicates (here ?p - place) (at ?l - load ?p - place) (carried ?l - load) (empty) (road ?a ?b - place))
  (:functions (toll ?a ?b - place) - number (total-cost) - number)
  (:action go
    :parameters (?a ?b - place)
    :precondition (and (here ?a) (road ?a ?b))
    :effect (and (here ?b) (not (here ?a)) (increase (total-cost) (toll ?a ?b))))
  (:action fetch
    :parameters (?l - load ?p - place)
    :precondition (and (here ?p) (at ?l ?p) (empty))
    :effect (and (carried ?l) (not (at ?l ?p)) (not (empty)) (increase (total-cost) 1)))
  (:action leave
    :parameters (?l - load ?p - place)
    :precondition (and (here ?p) (carried ?l))
    :effect (and (at ?l ?p) (empty) (not (carried ?l)) (increase (total-cost) 1))))
