; Lesson 2: towers without a gripper. A cube moves in one go from the place where it stands to another one.
(define (domain towers)
  (:requirements :strips :typing)
  (:types disk peg - place)
  (:predicates
    (on ?d - disk ?x - place)        ; d stands directly on x
    (clear ?x - place)               ; nothing stands on x
    (smaller ?d - disk ?x - place))  ; d may stand on x; it never changes

  (:action move
    :parameters (?d - disk ?from ?to - place)
    :precondition (and (on ?d ?from))
    :effect (and (on ?d ?to))))
