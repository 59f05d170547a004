; A pattern of samples is shown in small; cubes of the same colours are to be laid out like it. There are two cells more than cubes.

(define (domain pattern-replication)
  (:requirements :strips :typing)
  (:types cube sample - thing
          cell shown-cell - place)
  (:predicates
    (at ?c - cube ?p - cell)                 ; c stands on p
    (shown-at ?s - sample ?p - shown-cell)   ; s stands on p, and nobody moves it
    (free ?c - cell)                         ; nothing stands on c
    (holding ?t - thing)                     ; the gripper holds t
    (hand-empty)                             ; the gripper holds nothing
    (same-colour ?t ?other - thing)          ; never changes
    (shows ?s - shown-cell ?c - cell))       ; s stands for c in the pattern; never changes

  (:action pick
    :parameters (?c - cube ?from - cell)
    :precondition (and (hand-empty) (at ?c ?from))
    :effect (and (holding ?c) (free ?from) (not (hand-empty)) (not (at ?c ?from))))

  (:action put
    :parameters (?c - cube ?to - cell)
    :precondition (and (holding ?c) (free ?to))
    :effect (and (at ?c ?to) (hand-empty) (not (holding ?c)) (not (free ?to)))))
