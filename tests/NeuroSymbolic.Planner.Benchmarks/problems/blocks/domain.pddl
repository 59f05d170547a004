; Blocks on a table that has room for all of them; one arm that takes and puts.
(define (domain blocks)
  (:requirements :strips :typing)
  (:types block)
  (:predicates (on ?a ?b - block) (on-table ?a - block) (clear ?a - block) (holding ?a - block) (hand-empty))
  (:action take
    :parameters (?a - block)
    :precondition (and (on-table ?a) (clear ?a) (hand-empty))
    :effect (and (holding ?a) (not (on-table ?a)) (not (clear ?a)) (not (hand-empty))))
  (:action take-off
    :parameters (?a ?b - block)
    :precondition (and (on ?a ?b) (clear ?a) (hand-empty))
    :effect (and (holding ?a) (clear ?b) (not (on ?a ?b)) (not (clear ?a)) (not (hand-empty))))
  (:action put
    :parameters (?a - block)
    :precondition (holding ?a)
    :effect (and (on-table ?a) (clear ?a) (hand-empty) (not (holding ?a))))
  (:action put-on
    :parameters (?a ?b - block)
    :precondition (and (holding ?a) (clear ?b))
    :effect (and (on ?a ?b) (clear ?a) (hand-empty) (not (holding ?a)) (not (clear ?b)))))
