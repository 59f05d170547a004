; Small cubes belong on the left platform, large ones on the right one.

(define (domain cube-sorting)
  (:requirements :strips :typing)
  (:types cube
    platform area - place)
  (:predicates
    (at ?i - cube ?p - place)        ; i stands on p
    (holding ?i - cube)             ; the gripper holds i
    (hand-empty)                   ; the gripper holds nothing
    (belongs ?i - cube ?p - place)) ; i is to end there; it never changes

  (:action pick
    :parameters (?i - cube ?p - place)
    :precondition (and (hand-empty) (at ?i ?p))
    :effect (and (holding ?i) (not (hand-empty)) (not (at ?i ?p))))

  (:action put
    :parameters (?i - cube ?p - place)
    :precondition (holding ?i)
    :effect (and (at ?i ?p) (hand-empty) (not (holding ?i)))))
