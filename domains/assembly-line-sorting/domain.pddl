; Parts on a line are sorted by what they are: posts into the left bin, plates into the right one.

(define (domain assembly-line-sorting)
  (:requirements :strips :typing)
  (:types post plate - part
    bin belt - place)
  (:predicates
    (in ?i - part ?p - place)        ; i lies in or on p
    (holding ?i - part)             ; the gripper holds i
    (hand-empty)                   ; the gripper holds nothing
    (belongs ?i - part ?p - place)) ; i is to end there; it never changes

  (:action pick
    :parameters (?i - part ?p - place)
    :precondition (and (hand-empty) (in ?i ?p))
    :effect (and (holding ?i) (not (hand-empty)) (not (in ?i ?p))))

  (:action put
    :parameters (?i - part ?p - place)
    :precondition (holding ?i)
    :effect (and (in ?i ?p) (hand-empty) (not (holding ?i)))))
