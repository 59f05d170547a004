; Parcels go by van within a town and by train between the stations of towns.
(define (domain parcels)
  (:requirements :strips :typing)
  (:types parcel vehicle - movable van train - vehicle town place - object station - place)
  (:predicates (at ?m - movable ?p - place) (in ?x - parcel ?v - vehicle) (of ?p - place ?t - town))
  (:action load
    :parameters (?x - parcel ?v - vehicle ?p - place)
    :precondition (and (at ?x ?p) (at ?v ?p))
    :effect (and (in ?x ?v) (not (at ?x ?p))))
  (:action unload
    :parameters (?x - parcel ?v - vehicle ?p - place)
    :precondition (and (in ?x ?v) (at ?v ?p))
    :effect (and (at ?x ?p) (not (in ?x ?v))))
  (:action drive
    :parameters (?v - van ?from ?to - place ?t - town)
    :precondition (and (at ?v ?from) (of ?from ?t) (of ?to ?t))
    :effect (and (at ?v ?to) (not (at ?v ?from))))
  (:action ride
    :parameters (?v - train ?from ?to - station)
    :precondition (at ?v ?from)
    :effect (and (at ?v ?to) (not (at ?v ?from)))))
