; Nuts with handles lie on a table; each is to go over the peg that it fits.

(define (domain nut-assembly)
  (:requirements :strips :typing)
  (:types nut peg table)
  (:predicates
    (on-table ?n - nut)         ; n lies on the table
    (around ?n - nut ?p - peg)  ; the hole of n is around p
    (holding ?n - nut)          ; the gripper holds n
    (hand-empty)                ; the gripper holds nothing
    (fits ?n - nut ?p - peg))   ; the hole of n is like p; it never changes

  (:action pick-up
    :parameters (?n - nut)
    :precondition (and (hand-empty) (on-table ?n))
    :effect (and (holding ?n) (not (hand-empty)) (not (on-table ?n))))

  (:action take-off
    :parameters (?n - nut ?p - peg)
    :precondition (and (hand-empty) (around ?n ?p))
    :effect (and (holding ?n) (not (hand-empty)) (not (around ?n ?p))))

  (:action put-down
    :parameters (?n - nut)
    :precondition (holding ?n)
    :effect (and (on-table ?n) (hand-empty) (not (holding ?n))))

  (:action lower-over
    :parameters (?n - nut ?p - peg)
    :precondition (and (holding ?n) (fits ?n ?p))
    :effect (and (around ?n ?p) (hand-empty) (not (holding ?n)))))
