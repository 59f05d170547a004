; Blocks without types for what lies where, and with types for what the arm takes.
(define (domain piles)
  (:requirements :strips :typing)
  (:types block place)
  (:predicates (on ?x ?y - object) (clear ?x - object) (holding ?x - object) (hand-empty))
  (:action take
    :parameters (?b - block ?from - object)
    :precondition (and (on ?b ?from) (clear ?b) (hand-empty))
    :effect (and (holding ?b) (clear ?from) (not (on ?b ?from)) (not (clear ?b)) (not (hand-empty))))
  (:action put
    :parameters (?b - block ?to - object)
    :precondition (and (holding ?b) (clear ?to))
    :effect (and (on ?b ?to) (clear ?b) (hand-empty) (not (holding ?b)) (not (clear ?to)))))
