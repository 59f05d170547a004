; Blocks of different heights: a block may only be put on a taller one.

(define (domain height-stacking)
  (:requirements :strips :typing)
  (:types block table)
  (:predicates
    (on ?b ?below - block)      ; b stands directly on below
    (on-table ?b - block)       ; b stands on the table
    (clear ?b - block)          ; nothing stands on b, and b is not held
    (holding ?b - block)        ; the gripper holds b
    (hand-empty)                ; the gripper holds nothing
    (shorter ?b ?other - block)); b is less high than the other; it never changes

  (:action pick-up
    :parameters (?b - block)
    :precondition (and (hand-empty) (clear ?b) (on-table ?b))
    :effect (and (holding ?b) (not (hand-empty)) (not (clear ?b)) (not (on-table ?b))))

  (:action put-down
    :parameters (?b - block)
    :precondition (holding ?b)
    :effect (and (on-table ?b) (clear ?b) (hand-empty) (not (holding ?b))))

  (:action stack
    :parameters (?b ?below - block)
    :precondition (and (holding ?b) (clear ?below) (shorter ?b ?below))
    :effect (and (on ?b ?below) (clear ?b) (hand-empty) (not (holding ?b)) (not (clear ?below))))

  (:action unstack
    :parameters (?b ?below - block)
    :precondition (and (hand-empty) (clear ?b) (on ?b ?below))
    :effect (and (holding ?b) (clear ?below) (not (hand-empty)) (not (clear ?b)) (not (on ?b ?below)))))
