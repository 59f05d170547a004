; Vans with a tank and a load limit deliver goods; the fuel that they burn is what counts.
(define (domain vans)
  (:requirements :typing :numeric-fluents)
  (:types van goods place)
  (:predicates (at ?v - van ?p - place) (lies ?g - goods ?p - place) (in ?g - goods ?v - van) (road ?a ?b - place) (pump ?p - place))
  (:functions (fuel ?v - van) (tank ?v - van) (room ?v - van) (weight ?g - goods) (distance ?a ?b - place) (burnt))
  (:action drive
    :parameters (?v - van ?a ?b - place)
    :precondition (and (at ?v ?a) (road ?a ?b) (>= (fuel ?v) (distance ?a ?b)))
    :effect (and (at ?v ?b) (not (at ?v ?a)) (decrease (fuel ?v) (distance ?a ?b)) (increase (burnt) (distance ?a ?b))))
  (:action refuel
    :parameters (?v - van ?p - place)
    :precondition (and (at ?v ?p) (pump ?p))
    :effect (assign (fuel ?v) (tank ?v)))
  (:action load
    :parameters (?g - goods ?v - van ?p - place)
    :precondition (and (lies ?g ?p) (at ?v ?p) (>= (room ?v) (weight ?g)))
    :effect (and (in ?g ?v) (not (lies ?g ?p)) (decrease (room ?v) (weight ?g))))
  (:action unload
    :parameters (?g - goods ?v - van ?p - place)
    :precondition (and (in ?g ?v) (at ?v ?p))
    :effect (and (lies ?g ?p) (not (in ?g ?v)) (increase (room ?v) (weight ?g)))))
