; Towers of Hanoi with a gripper: move a tower one cube at a time, never a larger cube on a smaller one.
; A move is two actions, because a robot does two different things: it picks a cube up, and it puts it down.

(define (domain hanoi-five-areas)
  (:requirements :strips :typing)

  ; A place is anything that a cube can stand on: another cube, or one of the five areas of the table.
  (:types disk peg - place)

  (:predicates
    (on ?d - disk ?x - place)        ; d stands directly on x
    (clear ?x - place)               ; nothing stands on x, and x is not held
    (grasped ?d - disk)              ; the gripper holds d
    (free-gripper)                   ; the gripper holds nothing
    (beside ?d - disk)               ; d has fallen beside the areas, where no action puts it
    (smaller ?d - disk ?x - place))  ; d may stand on x; it never changes, so no action mentions it as an effect

  (:action pick
    :parameters (?d - disk ?from - place)
    :precondition (and (free-gripper) (clear ?d) (on ?d ?from))
    :effect (and (grasped ?d) (clear ?from)
                 (not (free-gripper)) (not (clear ?d)) (not (on ?d ?from))))

  (:action place
    :parameters (?d - disk ?to - place)
    :precondition (and (grasped ?d) (clear ?to) (smaller ?d ?to))
    :effect (and (on ?d ?to) (clear ?d) (free-gripper)
                 (not (grasped ?d)) (not (clear ?to))))

  (:action retrieve
    :parameters (?d - disk)
    :precondition (and (free-gripper) (clear ?d) (beside ?d))
    :effect (and (grasped ?d) (not (free-gripper)) (not (clear ?d)) (not (beside ?d)))))
