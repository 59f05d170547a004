; Towers of Hanoi, a move being one action. Discs and pegs alike are things that a disc can lie on.
(define (domain towers)
  (:requirements :strips :typing)
  (:types disc peg - thing)
  (:predicates (on ?d - disc ?t - thing) (clear ?t - thing) (fits ?d - disc ?t - thing))
  (:action move
    :parameters (?d - disc ?from ?to - thing)
    :precondition (and (on ?d ?from) (clear ?d) (clear ?to) (fits ?d ?to))
    :effect (and (on ?d ?to) (clear ?from) (not (on ?d ?from)) (not (clear ?to)))))
