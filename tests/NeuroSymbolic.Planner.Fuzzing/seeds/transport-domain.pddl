; numbers in conditions and effects, and a metric
(define (domain transport)
  (:requirements :strips :typing :numeric-fluents)
  (:types truck crate place)
  (:predicates (at ?t - (either truck crate) ?p - place) (in ?c - crate ?t - truck) (road ?a ?b - place))
  (:functions (fuel ?t - truck) (tank ?t - truck) (load ?t - truck) (weight ?c - crate) (distance ?a ?b - place) - number (total-cost) - number)

  (:action drive
    :parameters (?t - truck ?a ?b - place)
    :precondition (and (at ?t ?a) (road ?a ?b) (>= (fuel ?t) (* 0.5 (distance ?a ?b))))
    :effect (and (at ?t ?b) (not (at ?t ?a))
                 (decrease (fuel ?t) (* 0.5 (distance ?a ?b)))
                 (increase (total-cost) (+ 1 (distance ?a ?b) (/ (distance ?a ?b) 4)))))

  (:action refuel
    :parameters (?t - truck)
    :precondition (< (fuel ?t) (- (tank ?t) 1))
    :effect (and (assign (fuel ?t) (tank ?t)) (increase (total-cost) 5)))

  (:action load
    :parameters (?c - crate ?t - truck ?p - place)
    :precondition (and (at ?c ?p) (at ?t ?p) (<= (+ (load ?t) (weight ?c)) 10.5))
    :effect (and (in ?c ?t) (not (at ?c ?p)) (increase (load ?t) (weight ?c))))

  (:action unload
    :parameters (?c - crate ?t - truck ?p - place)
    :precondition (and (in ?c ?t) (at ?t ?p))
    :effect (and (at ?c ?p) (not (in ?c ?t)) (decrease (load ?t) (weight ?c)))))
