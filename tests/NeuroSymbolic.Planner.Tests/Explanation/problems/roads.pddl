; A truck brings packages along roads.
(define (domain roads)
  (:requirements :strips :typing)
  (:types truck package - movable place)
  (:predicates (at ?x - movable ?p - place) (in ?x - package ?t - truck) (road ?a ?b - place))
  (:action drive
    :parameters (?t - truck ?a ?b - place)
    :precondition (and (at ?t ?a) (road ?a ?b))
    :effect (and (at ?t ?b) (not (at ?t ?a))))
  (:action load
    :parameters (?x - package ?t - truck ?p - place)
    :precondition (and (at ?x ?p) (at ?t ?p))
    :effect (and (in ?x ?t) (not (at ?x ?p))))
  (:action unload
    :parameters (?x - package ?t - truck ?p - place)
    :precondition (and (in ?x ?t) (at ?t ?p))
    :effect (and (at ?x ?p) (not (in ?x ?t)))))
