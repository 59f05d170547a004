; The reference of lesson 2: a cube moves in one go, and there is no gripper.
(define (domain towers)
  (:requirements :strips :typing)
  (:types disk peg - place)
  (:predicates (on ?d - disk ?x - place) (clear ?x - place) (smaller ?d - disk ?x - place))
  (:action move
    :parameters (?d - disk ?from ?to - place)
    :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to))
    :effect (and (on ?d ?to) (clear ?from) (not (on ?d ?from)) (not (clear ?to)))))
